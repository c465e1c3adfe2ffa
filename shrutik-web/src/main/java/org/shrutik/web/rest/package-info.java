/** What all resources share: JSON, errors, pages of lists, ranges, request ids. */
package org.shrutik.web.rest;
