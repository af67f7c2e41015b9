<#-- One collection method and its connectors. -->
<#import "frame.ftl" as f>
<#import "methods.ftl" as m>
<#assign method = page.method>
<#macro connectors rows>
| Connector | Publisher | Ingestion API | Tables | Solution |
|:----------|:----------|:--------------|:------:|:---------|
<#list rows as row>
| ${row.link}<#if !row.connector.listed> 🔍</#if> | ${row.connector.publisher} | ${row.api.label()} | ${row.connector.tables?has_content?then(row.connector.tables?size, "—")} | ${row.solution} |
</#list>

</#macro>
# ${method.label}

<@f.nav/>
<@f.back {"label": "Collection Methods", "target": link("methods-index")}/>
<@f.rule/>
<#if m.descriptions[method.label]??>
${m.descriptions[method.label]}

</#if>
| Attribute | Value |
|:----------|:------|
| **Connectors** | ${method.total()} |
| **Active** | ${method.active} |
| **Deprecated** | ${method.deprecated} |
| **Unpublished** | ${method.unpublished} |

<#if page.active?has_content>
## Active Connectors (${method.active})

<@connectors page.active/>
</#if>
<#if page.deprecated?has_content>
## 🚫 Deprecated Connectors (${method.deprecated})

<@connectors page.deprecated/>
</#if>
<#if page.unpublished?has_content>
## ⚠️ Unpublished Connectors (${method.unpublished})

<@connectors page.unpublished/>
</#if>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "Collection Methods", "target": link("methods-index")}/>
