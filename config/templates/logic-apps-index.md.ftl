<#-- All Logic App connectors that playbooks use. -->
<#import "frame.ftl" as f>
<#import "logic-apps.ftl" as l>
<#macro rows connectors>
| Connector | Name | Playbooks | Solutions |
|:----------|:-----|----------:|----------:|
<#list connectors as row>
| [${l.title(row.connector)}](${row.target}) | ${code(row.connector.name)} | ${row.connector.playbooks} | ${row.connector.solutions} |
</#list>

</#macro>
# Logic App Connectors

A playbook is an Azure Logic App. Its workflow acts through connectors: those that Microsoft runs for all, those that the author of the playbook deploys, and those of the workflow engine itself. Connections of one connector that a template numbers (`keyvault_1`, `keyvault_2`) count as one connector.

<@f.nav/>
<@f.back {"label": "Content Index", "target": link("content-index")}/>
<@f.rule/>
<#if page.managed?has_content>
## Managed Connectors (${page.managed?size})

<@rows page.managed/>
</#if>
<#if page.custom?has_content>
## Custom Connectors (${page.custom?size})

<@rows page.custom/>
</#if>
<#if page.builtin?has_content>
## Built-in Connectors (${page.builtin?size})

<@rows page.builtin/>
</#if>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "Content Index", "target": link("content-index")}/>
