/**
 * What runs inside a child JVM, and the frames it speaks. Nothing here but {@link
 * org.shrutik.recogniser.child.Frames} may be used by the server: the rest loads native code that
 * ends its process on many an ordinary mistake. Needs nothing but the JDK and Vosk.
 */
package org.shrutik.recogniser.child;
