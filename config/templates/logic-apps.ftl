<#-- Logic App connectors, shared by their pages and those of playbooks. -->

<#assign kinds = {"managed": "Managed", "custom": "Custom", "builtin": "Built-in"}>

<#-- Titles of connectors whose names do not say what they are, by kind and name. -->
<#assign titles = {
"managed/azuread": "Microsoft Entra ID",
"managed/azureadip": "Microsoft Entra ID Protection",
"managed/azureautomation": "Azure Automation",
"managed/azureblob": "Azure Blob Storage",
"managed/azuredatafactory": "Azure Data Factory",
"managed/azuredataexplorer": "Azure Data Explorer",
"managed/azureloganalytics": "Azure Log Analytics",
"managed/azureloganalyticsdatacollector": "Azure Log Analytics Data Collector",
"managed/azuremonitorlogs": "Azure Monitor Logs",
"managed/azuresentinel": "Microsoft Sentinel",
"managed/azuretables": "Azure Table Storage",
"managed/azurevm": "Azure Virtual Machines",
"managed/documentdb": "Azure Cosmos DB",
"managed/keyvault": "Azure Key Vault",
"managed/office365": "Office 365 Outlook",
"managed/office365users": "Office 365 Users",
"managed/onedriveforbusiness": "OneDrive for Business",
"managed/securitygraph": "Microsoft Graph Security",
"managed/service-now": "ServiceNow",
"managed/servicebus": "Azure Service Bus",
"managed/sharepointonline": "SharePoint",
"managed/teams": "Microsoft Teams",
"managed/virustotal": "VirusTotal",
"managed/wdatp": "Microsoft Defender for Endpoint",
"builtin/api-management": "API Management",
"builtin/app-service": "App Service",
"builtin/azure-functions": "Azure Functions",
"builtin/batch": "Batch",
"builtin/control": "Control",
"builtin/data-operations": "Data Operations",
"builtin/http": "HTTP",
"builtin/inline-code": "Inline Code",
"builtin/integration-account": "Integration Account",
"builtin/logic-apps": "Azure Logic Apps",
"builtin/request": "Request",
"builtin/schedule": "Schedule",
"builtin/variables": "Variables"
}>

<#function key connector>
<#return connector.kind.name()?lower_case + "/" + connector.name>
</#function>

<#-- The title of a connector, else its name. -->
<#function title connector>
<#return titles[key(connector)]!connector.name>
</#function>

<#-- What the workflow of a playbook uses. -->
<#macro workflow used>
<#if used.connectors?has_content>
## Logic App Connectors

| Connector | Kind | Connections | Triggers | Actions |
|:----------|:-----|:-----------:|:--------:|:-------:|
<#list used.connectors as use>
| [${title(use.connector)}](${use.target}) | ${kinds[use.connector.kind.name()?lower_case]} | <@number use.connector.connections/> | <@number use.connector.triggers/> | <@number use.connector.actions/> |
</#list>

</#if>
<#if used.hosts?has_content>
## External Hosts

HTTP actions of this playbook call:

<#list used.hosts as host>
- ${code(host)}
</#list>

</#if>
</#macro>

<#macro number count><#if count gt 0>${count}<#else>—</#if></#macro>
