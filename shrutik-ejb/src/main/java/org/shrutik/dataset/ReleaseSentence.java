package org.shrutik.dataset;

/**
 * One sentence of a release with the clips that say it.
 *
 * @param text as the first of its clips has it
 * @param validatedClips how many of its clips are validated
 * @param open whether a clip of it still waits for people
 */
public record ReleaseSentence(
    String id,
    String text,
    String attribution,
    int clips,
    int validatedClips,
    int upVotes,
    int downVotes,
    boolean open) {}
