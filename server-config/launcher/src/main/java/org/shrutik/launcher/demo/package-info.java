/**
 * The main job on real speech: ten clips, what 66 people heard in them, and the dataset made of it.
 *
 * <p>What must stay true: everything goes through the documented HTTP interface, as any client's
 * calls would; the truth of the clips never reaches the server and is read only to score, after the
 * export; whatever is found done is not done again.
 */
package org.shrutik.launcher.demo;
