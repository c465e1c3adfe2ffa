-- What a key may be used for: permissions, separated by commas; null is all that its owner may.
ALTER TABLE api_keys ADD COLUMN scopes varchar(1000);
