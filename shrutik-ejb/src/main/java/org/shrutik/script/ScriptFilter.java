package org.shrutik.script;

import java.util.Optional;

/** Which scripts are wanted; an empty part lets everything pass. */
public record ScriptFilter(
    Optional<Integer> languageId,
    Optional<DurationCategory> category,
    Optional<Difficulty> difficulty) {}
