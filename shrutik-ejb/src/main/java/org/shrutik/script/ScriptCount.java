package org.shrutik.script;

/** A script and how often it was recorded. */
public record ScriptCount(Script script, long recordings) {}
