/**
 * Figures of the site, counted where the rows are.
 *
 * <p>What must stay true: every figure counts its own table, never a join of two, so that 3
 * recordings with 4 transcriptions read 3 and 4; the number of statements does not grow with what
 * there is.
 */
package org.shrutik.statistics;
