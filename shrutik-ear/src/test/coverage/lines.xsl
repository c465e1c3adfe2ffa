<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8" />
  <xsl:template match="/report">
    <xsl:variable name="missed" select="counter[@type='LINE']/@missed" />
    <xsl:variable name="covered" select="counter[@type='LINE']/@covered" />
    <xsl:value-of select="concat('Line coverage: ', format-number($covered div ($covered + $missed), '0.0 %'), ' (', $covered, ' of ', $covered + $missed, ' lines)')" />
  </xsl:template>
</xsl:stylesheet>
