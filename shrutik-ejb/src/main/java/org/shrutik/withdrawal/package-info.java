/**
 * Taking back what was spoken, one recording or an account with everything.
 *
 * <p>What must stay true: from the moment of the request nothing of it is offered, asked about or
 * released; the rows go before their files and remember which files have to go, so nothing is left
 * over after a crash; sums stay what they were; users of earlier releases are told.
 */
package org.shrutik.withdrawal;
