-- What a person recorded today is counted at every upload.
CREATE INDEX voice_recordings_user_id_created_at_idx ON voice_recordings (user_id, created_at);
