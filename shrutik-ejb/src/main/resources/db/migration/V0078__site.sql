-- A site's own name, colours and logo, and its texts by language.
CREATE TABLE site_identity (
  id integer PRIMARY KEY CHECK (id = 1),
  name varchar(100) NOT NULL,
  primary_colour varchar(7),
  accent_colour varchar(7),
  logo bytea,
  logo_type varchar(30),
  logo_sha256 varchar(64),
  version integer NOT NULL DEFAULT 0,
  CONSTRAINT site_identity_logo_is_whole CHECK ((logo IS NULL) = (logo_type IS NULL)
    AND (logo IS NULL) = (logo_sha256 IS NULL))
);
INSERT INTO site_identity (id, name) VALUES (1, 'Shrutik');

CREATE TABLE site_texts (
  kind varchar(30) NOT NULL CHECK (kind IN ('PRIVACY', 'CONDUCT', 'LICENCE',
    'GUIDELINES_RECORDING', 'GUIDELINES_TRANSCRIPTION')),
  language varchar(10) NOT NULL,
  text text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 50000),
  version integer NOT NULL,
  updated_by_id integer REFERENCES users (id) ON DELETE SET NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, language)
);
CREATE INDEX site_texts_updated_by_id_idx ON site_texts (updated_by_id);

INSERT INTO site_texts (kind, language, version, text) VALUES
  ('PRIVACY', 'en', 1, E'# Privacy\n\nWe keep your name, your address, what you record and what you write, and who did what when. Other people hear your recordings to write them down. Releases hold voices and texts, never names or addresses.\n\nYou can fetch everything that is kept of you, take one recording back or everything, and close your account, at any time and without a reason.\n\n*Whoever runs this site replaces this text by their own: who they are, where data is kept, and whom to ask.*'),
  ('PRIVACY', 'bn', 1, E'# গোপনীয়তা\n\nআমরা আপনার নাম, ঠিকানা, আপনি যা রেকর্ড করেন ও লেখেন, এবং কে কখন কী করেছে তা রাখি। অন্যরা লিখে নেওয়ার জন্য আপনার রেকর্ডিং শোনেন। প্রকাশনায় কণ্ঠ ও লেখা থাকে, নাম বা ঠিকানা কখনো নয়।\n\nআপনি যেকোনো সময়, কোনো কারণ ছাড়াই, আপনার সম্পর্কে রাখা সবকিছু নিতে, একটি বা সব রেকর্ডিং ফিরিয়ে নিতে এবং অ্যাকাউন্ট বন্ধ করতে পারেন।'),
  ('CONDUCT', 'en', 1, E'# Conduct\n\nBe kind. Record only your own voice, or the voice of somebody who agreed. Say nothing that insults, threatens or exposes anybody. Write what you hear, not what you would have said.\n\nReport what is harmful: reviewers look at every report and decide. Who breaks these rules may be kept out for a time or for good, and is told why.'),
  ('CONDUCT', 'bn', 1, E'# আচরণ\n\nসদয় হোন। শুধু নিজের কণ্ঠ, অথবা সম্মতি দিয়েছেন এমন কারও কণ্ঠ রেকর্ড করুন। কাউকে অপমান, হুমকি বা প্রকাশ করে এমন কিছু বলবেন না। যা শোনেন তাই লিখুন, নিজে যা বলতেন তা নয়।\n\nক্ষতিকর কিছু দেখলে জানান: পর্যালোচকরা প্রতিটি অভিযোগ দেখে সিদ্ধান্ত নেন। নিয়ম ভাঙলে কিছুদিনের বা চিরদিনের জন্য বাইরে রাখা হতে পারে, কারণ জানিয়ে।'),
  ('LICENCE', 'en', 1, E'# Licence\n\nThe program is under the Apache License 2.0.\n\n*Whoever runs this site says here under which licence its datasets are released.*'),
  ('LICENCE', 'bn', 1, E'# লাইসেন্স\n\nপ্রোগ্রামটি Apache License 2.0-এর অধীন।'),
  ('GUIDELINES_RECORDING', 'en', 1, E'- Find a quiet room and keep the microphone a hand away.\n- Read the text once for yourself, then say it as you would say it to a friend.\n- Two to ten seconds a sentence are best.\n- If you stumble, record it again.'),
  ('GUIDELINES_RECORDING', 'bn', 1, E'- নিরিবিলি ঘরে বসুন, মাইক্রোফোন এক হাত দূরে রাখুন।\n- লেখাটি একবার নিজে পড়ুন, তারপর বন্ধুকে বলার মতো করে বলুন।\n- প্রতি বাক্যে দুই থেকে দশ সেকেন্ড সবচেয়ে ভালো।\n- আটকে গেলে আবার রেকর্ড করুন।'),
  ('GUIDELINES_TRANSCRIPTION', 'en', 1, E'- Write every word that is said, in its usual spelling, with the punctuation you hear.\n- Write numbers as they are spoken.\n- Leave out coughs and noise.\n- If you do not understand it after three times, skip it and say why.'),
  ('GUIDELINES_TRANSCRIPTION', 'bn', 1, E'- যা বলা হয়েছে তার প্রতিটি শব্দ প্রচলিত বানানে, যতিচিহ্নসহ লিখুন।\n- সংখ্যা যেভাবে বলা হয়েছে সেভাবে লিখুন।\n- কাশি ও শব্দদূষণ বাদ দিন।\n- তিনবার শুনেও না বুঝলে এড়িয়ে যান এবং কারণ বলুন।');
