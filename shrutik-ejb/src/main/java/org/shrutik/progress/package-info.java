/**
 * What people gave and what there is. What must stay true: everything is counted in the transaction
 * of the deed, so a leaderboard costs the same however much was given; a badge is earned once; a
 * person's streak is told in that person's days; who does not want to be compared is not shown.
 */
package org.shrutik.progress;
