/**
 * Black-box tests of the whole application over HTTP. They start an installation of their own, or
 * run against an existing one by {@code -Dshrutik.test.base-url}; what must look behind the
 * interface (into the database, at the files) is left out there.
 */
package org.shrutik.system;
