import schemathesis

# A piece of an upload, as tus calls it, is bytes.
schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
