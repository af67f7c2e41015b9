<#-- One Logic App connector and the playbooks that use it. -->
<#import "frame.ftl" as f>
<#import "logic-apps.ftl" as l>
<#assign connector = page.connector>
<#assign kind = connector.kind.name()?lower_case>
<#assign title = l.title(connector)>
<#macro back>
<#if page.view.label?has_content>
<@f.backTo page.view {"label": "Logic App Connectors", "target": link("logic-apps-index")} {"label": title, "target": page.whole}/>
<#else>
<@f.back {"label": "Logic App Connectors", "target": link("logic-apps-index")}/>
</#if>
</#macro>
<#if page.view.label?has_content>
# ${title} - ${page.view.label}

**${page.view.count} playbooks** that use [${title}](${page.whole}), starting with '${page.view.label}'.

<#else>
# ${title}

</#if>
<@f.nav/>
<@back/>
<@f.rule/>
<@f.siblings page.view/>
<#if !page.view.label?has_content>
<#if kind == "managed">
A connector that Microsoft runs. A playbook reaches it by a connection, which holds the sign-in.
<#elseif kind == "custom">
A custom connector. It has to be deployed before the playbooks that use it.
<#else>
A part of the workflow engine. It needs no connection.
</#if>

| Attribute | Value |
|:----------|:------|
| **Name** | ${code(connector.name)} |
| **Kind** | ${l.kinds[kind]} |
| **Playbooks** | ${connector.playbooks} |
| **Solutions** | ${connector.solutions} |

## Used By

</#if>
<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
<@f.itemGroups page.playbooks.types/>
</#if>
<@f.rule/>
<@f.nav/>
<@back/>
