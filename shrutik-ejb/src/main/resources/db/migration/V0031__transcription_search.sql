-- Search in what people wrote: whole words and their beginnings by full text, parts of words and
-- mistyped ones by trigrams. Words are cut here and not by a dictionary's parser, which breaks the
-- words of many scripts at their vowel signs.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION search_text(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(normalize($1, NFC));

CREATE FUNCTION search_words(text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN array_to_tsvector(ARRAY(
    SELECT DISTINCT left(word, 200)
    FROM regexp_split_to_table(search_text($1), '[[:space:][:punct:]।॥]+') AS word
    WHERE word <> ''));

-- Every word of the text must be there, or one that begins with it; nothing where it has none.
CREATE FUNCTION search_query(text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT CAST(string_agg('''' || word || ''':*', ' & ') AS tsquery)
    FROM unnest(tsvector_to_array(search_words($1))) AS word);

CREATE INDEX transcriptions_words_idx ON transcriptions USING gin (search_words(text));
CREATE INDEX transcriptions_trigrams_idx ON transcriptions USING gin (search_text(text) gin_trgm_ops);
CREATE INDEX transcriptions_created_at_idx ON transcriptions (created_at);
CREATE INDEX voice_recordings_created_at_idx ON voice_recordings (created_at);
CREATE INDEX quality_reviews_created_at_idx ON quality_reviews (created_at);
CREATE INDEX tasks_finished_at_idx ON tasks (finished_at) WHERE finished_at IS NOT NULL;
