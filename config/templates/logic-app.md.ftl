<#-- One Logic App connector and the playbooks that use it. -->
<#import "frame.ftl" as f>
<#import "logic-apps.ftl" as l>
<#assign connector = page.connector>
<#assign kind = connector.kind.name()?lower_case>
# ${l.title(connector)}

<@f.nav/>
<@f.back {"label": "Logic App Connectors", "target": link("logic-apps-index")}/>
<@f.rule/>
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

<@f.itemGroups page.playbooks.types/>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "Logic App Connectors", "target": link("logic-apps-index")}/>
