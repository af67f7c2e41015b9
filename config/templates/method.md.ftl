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
<#macro back>
<#if page.view.label?has_content>
<@f.backTo page.view {"label": "Collection Methods", "target": link("methods-index")} {"label": method.label, "target": page.whole}/>
<#else>
<@f.back {"label": "Collection Methods", "target": link("methods-index")}/>
</#if>
</#macro>
<#if page.view.label?has_content>
# ${method.label} - ${page.view.label}

**${page.view.count} connectors** of [${method.label}](${page.whole}) starting with '${page.view.label}'.

<#else>
# ${method.label}

</#if>
<@f.nav/>
<@back/>
<@f.rule/>
<@f.siblings page.view/>
<#if !page.view.label?has_content>
<#if m.descriptions[method.label]??>
${m.descriptions[method.label]}

</#if>
| Attribute | Value |
|:----------|:------|
| **Connectors** | ${method.total()} |
| **Active** | ${method.active} |
| **Deprecated** | ${method.deprecated} |
| **Unpublished** | ${method.unpublished} |

</#if>
<#if page.view.isSplit()>
<@f.parts page.view/>
</#if>
<#if page.active?has_content>
## Active Connectors (${page.active?size})

<@connectors page.active/>
</#if>
<#if page.deprecated?has_content>
## 🚫 Deprecated Connectors (${page.deprecated?size})

<@connectors page.deprecated/>
</#if>
<#if page.unpublished?has_content>
## ⚠️ Unpublished Connectors (${page.unpublished?size})

<@connectors page.unpublished/>
</#if>
<@f.rule/>
<@f.nav/>
<@back/>
