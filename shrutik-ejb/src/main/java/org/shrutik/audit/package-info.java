/** Who did what to which thing: rows are written in the transaction of the deed itself. */
package org.shrutik.audit;
