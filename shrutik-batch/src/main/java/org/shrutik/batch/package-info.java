/** To be described. */
package org.shrutik.batch;
