<#-- Parts that the indexes of ASIM parsers share. -->

<#-- The halves of a pair of ASIM parsers in a cell, or the one parser. -->
<#macro pair source><#if source.twin?has_content>ASim: ${source.link}<br>vim: ${source.twin}<#else>${source.link}</#if></#macro>
