<#-- What pages of techniques share. -->

<#-- MITRE asks that every copy says so. -->
<#macro copyright>
> MITRE ATT&CK® and ATT&CK® are registered trademarks of The MITRE Corporation. Names and identifiers of techniques are © The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.

</#macro>

<#function title technique><#return technique.known()?then(technique.id + " " + technique.name, technique.id)></#function>

<#-- Items, by solution and severity. -->
<#macro items type rows>
<#local severity = type.key() == "analytic_rule">
| ${type.label()} |<#if severity> Severity |</#if> Solution | Techniques |
|:-----|<#if severity>:---------|</#if>:---------|:-----------|
<#list rows as row>
| ${row.link} |<#if severity> ${row.severity?has_content?then(row.severity, "-")} |</#if> ${row.solution} | ${row.techniques} |
</#list>

</#macro>
