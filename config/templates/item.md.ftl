<#-- A content item of any type. -->
<#import "frame.ftl" as f>
<#import "item-details.ftl" as d>
<#import "history.ftl" as h>
<#assign item = page.item>
# <#if page.uses.asim?has_content>${asimBadge()} </#if>${item.name}

<#if page.frame.layout != "classic">
<@f.nav/>
<@f.back {"label": "Content Index", "target": linkByRoot("content-index")}/>
<@f.rule/>
</#if>
<#if page.shown.statusNote?has_content>
> ⚠️ **${page.shown.statusNote}:** This content item has been ${page.shown.statusNote?lower_case}.

</#if>
<#if item.keptFrom?has_content>
> ⚠️ **Kept at an earlier version:** The newest version of this file cannot be read. This page shows the version of commit `${item.keptFrom?substring(0, 8)}`; the problems report says why.

</#if>
<#if page.shown.description?has_content>
${page.shown.description}

</#if>
| Attribute | Value |
|:----------|:------|
| **Type** | ${item.type.label()} |
| **Solution** | ${page.shown.solution} |
<#assign displayName = (page.facts.displayName)!"">
<#if item.type.key() == "summary_rule" && displayName != item.name>
<@f.attribute "Display Name" displayName/>
</#if>
<#if item.id?has_content>
| **ID** | `${item.id}` |
</#if>
<@f.attribute "Severity" item.severity/>
<@f.attribute "Status" item.status/>
<@f.attribute "Kind" item.kind/>
<@f.attribute "Tactics" item.tactics?join(", ")/>
<#if page.shown.techniques?has_content>
| **Techniques** | <#list page.shown.techniques as technique>${technique}<#sep>, </#list> |
<#else>
<@f.attribute "Techniques" item.techniques?join(", ")/>
</#if>
<@f.attribute "Required Connectors" page.shown.connectors/>
<@f.attribute "Event Vendor" item.vendors?join(", ")/>
<@f.attribute "Event Product" item.products?join(", ")/>
<#if page.details??>
<@d.attributes page/>
</#if>
| **Source** | <#if page.shown.source?has_content>[View on GitHub](${page.shown.source})<#else>${code(page.item.path)}</#if>${lastVersion(page.item.path)} |

<#if !item.listed>
> ⚠️ **Not listed in Solution JSON:** This content item was discovered by scanning the solution folder but is not included in the official Solution JSON file. It may be a legacy item, under development, or excluded from the official solution package.

</#if>
<#if page.details??>
<@d.sections page/>
</#if>
<#if page.uses.asim?has_content>
## ${asimIcon()} ASIM Parsers Used

This content item uses ASIM (Advanced Security Information Model) parsers for normalized data:

<#list page.uses.asim as parser>
- ${parser}
</#list>

</#if>
<#if page.uses.tables?has_content>
## Tables Used

<#if page.uses.writes>
| Table | Usage |
|:------|:------|
<#list page.uses.tables as table>
| ${table.link} | ${table.usage} |
</#list>
<#else>
This content item queries data from the following tables:

<#list page.uses.tables as table>
- ${table.link}
</#list>
</#if>

</#if>
<#if page.uses.remote?has_content>
## Tables of Other Services

This content item also queries tables that are not in the workspace, but in another service such as Azure Data Explorer:

<#list page.uses.remote as name>
- ${code(name)}
</#list>

</#if>
<#if page.readme??>
## Additional Documentation

> 📄 *Source: <#if page.readme.url?has_content>[${page.readme.label}](${page.readme.url})<#else>${code(page.readme.label)}</#if>${lastVersion(page.readme.path)}*

${page.readme.text}

</#if>
<#if (page.details.history)??>
<@h.section page.details.history/>
</#if>
<@f.rule/>
<#if page.frame.layout == "classic">
**Browse:**

- [← Back to ${item.type.plural()}](${page.frame.typeIndex})
- [← Back to ${item.solutionName}](${page.frame.solutionPage})
- [Solutions](${link("solutions-index")})
- [Connectors](${link("connectors-index")})
- [Tables](${link("tables-index")})
- [Content](${linkByRoot("content-index")})
- [ASIM Parsers](${link("asim-index")})
- [ASIM Products](${link("asim-products")})

<#else>
<@f.nav/>
<@f.back {"label": "${item.type.plural()}", "target": page.frame.typeIndex} {"label": "${item.solutionName}", "target": page.frame.solutionPage}/>
</#if>
