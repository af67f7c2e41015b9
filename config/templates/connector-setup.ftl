<#ftl output_format="plainText">
<#--
  Permissions and setup instructions of a data connector, from its definition (page layouts 8.9).
  What the portal shows as a form is described in words. Nothing is escaped here: the page passes
  the whole text to safeMarkdown.
-->

<#assign portalOnly = "> 💡 **Portal-Only Feature**:">
<#assign formOnly = portalOnly + " This configuration form is only available in the Microsoft Sentinel portal.">

<#assign licenses = {
  "OfficeIRM": "Office Information Rights Management",
  "OfficeATP": "Office Advanced Threat Protection",
  "Office365": "Office 365",
  "AadP1P2": "Azure AD Premium P1/P2",
  "Mcas": "Microsoft Defender for Cloud Apps",
  "Aatp": "Microsoft Defender for Identity",
  "Mdatp": "Microsoft Defender for Endpoint",
  "Mtp": "Microsoft Threat Protection",
  "IoT": "Azure IoT"}>

<#assign agentLinks = {
  "InstallAgentOnWindowsVirtualMachine": "Install agent on Windows Virtual Machine",
  "InstallAgentOnWindowsNonAzure": "Install agent on Windows (Non-Azure)",
  "InstallAgentOnLinuxVirtualMachine": "Install agent on Linux Virtual Machine",
  "InstallAgentOnLinuxNonAzure": "Install agent on Linux (Non-Azure)",
  "OpenSyslogSettings": "Open Syslog settings",
  "OpenCustomLogsSettings": "Open custom logs settings",
  "OpenWaf": "Configure Web Application Firewall",
  "OpenAzureFirewall": "Configure Azure Firewall",
  "OpenMicrosoftAzureMonitoring": "Open Azure Monitoring",
  "OpenFrontDoors": "Configure Azure Front Door",
  "OpenCdnProfile": "Configure CDN Profile",
  "AutomaticDeploymentCEF": "Automatic CEF deployment",
  "OpenAzureInformationProtection": "Configure Azure Information Protection",
  "OpenAzureActivityLog": "Configure Azure Activity Log",
  "OpenIotPricingModel": "Configure IoT pricing",
  "OpenPolicyAssignment": "Configure policy assignment",
  "OpenAllAssignmentsBlade": "View all assignments",
  "OpenCreateDataCollectionRule": "Create data collection rule"}>

<#function either text fallback>
<#return text?has_content?then(text, fallback)>
</#function>

<#-- The permissions: the blocks that are there, with one empty line between them. -->
<#function permissions definition>
<#local providers = definition.parts("resourceProvider")?filter(entry -> providerName(entry)?has_content)>
<#local customs = definition.parts("customs")?filter(entry -> entry.text("name")?has_content || entry.text("description")?has_content)>
<#local codes = definition.texts("licenses")>
<#local roles = definition.texts("tenant")>
<#local blocks>
<#if providers?has_content>
**Resource Provider Permissions:**
<#list providers as entry>
- **${providerName(entry)}** (${either(entry.text("scope"), "Workspace")})${afterColon(providerRequirement(entry))}
</#list>

</#if>
<#if customs?has_content>
**Custom Permissions:**
<#list customs as entry>
<#if entry.text("name")?has_content>
- **${entry.text("name")}**${afterColon(entry.text("description"))}
<#else>
- ${entry.text("description")}
</#if>
</#list>

</#if>
<#if codes?has_content>
**Licenses:**
<#list codes as code>
- ${licenses[code]!code}
</#list>

</#if>
<#if roles?has_content>
**Tenant Permissions:**
Requires ${roles?join(", ")} on the workspace's tenant

</#if>
</#local>
<#return blocks?remove_ending("\n\n")>
</#function>

<#function providerName entry>
<#return either(entry.text("providerDisplayName"), entry.text("provider"))>
</#function>

<#function providerRequirement entry>
<#local granted = ["read", "write", "delete", "action"]?filter(action -> entry.part("requiredPermissions").flag(action))>
<#local words = granted?join(" and ") + (granted?size == 1)?then(" permission required.", " permissions required.")>
<#return either(entry.text("permissionsDisplayText"), granted?has_content?then(words, ""))>
</#function>

<#function afterColon text>
<#return text?has_content?then(": " + text, "")>
</#function>

<#-- The steps of one level; each level is two blanks deeper, numbers stand at the first only. -->
<#function steps list level=0>
<#local indent = ""?left_pad(level * 2)>
<#local text>
<#list list as step>
<#if step.title?has_content>
${indent}**<#if level == 0 && step.number gt 0>${step.number}. </#if>${step.title}**
<#if step.description?has_content>

${indent}${step.description}
</#if>
<#elseif step.description?has_content>
${indent}${step.description}
</#if>
<#assign googleCloudShown = false>
<#list step.instructions as entry>
<@instruction entry.text("type") entry.part("parameters") level indent/>
</#list>
${steps(step.innerSteps, level + 1)}
</#list>
</#local>
<#return strip(text)>
</#function>

<#-- One instruction by its type; `p` holds its parameters. -->
<#macro instruction type p level indent>
<#switch type>
<#on "CopyableLabel">
<@copyableLabel p indent/>
<#on "InfoMessage">
<#if p.flag("visible", true)>

${indent}ℹ️ ${p.text("text")}
</#if>
<#on "Markdown">
${indent}${p.text("content")}
<#on "MarkdownControlEnvBased">
<@byCloud p.text("prodScript") p.text("govScript") indent/>
<#on "Textbox">
<#local password = p.text("type") == "password">
${indent}- **${p.text("label")}**${password?then(": (password field)", afterColon(p.text("placeholder")))}
<#on "OAuthForm">
${indent}- **OAuth Configuration**:
${indent}  - ${either(p.text("clientIdLabel"), "Client ID")}
${indent}  - ${either(p.text("clientSecretLabel"), "Client Secret")}
${indent}  - Click '${either(p.text("connectButtonLabel"), "Connect")}' to authenticate
<#on "Dropdown">
${indent}- **${p.text("label")}** (${p.flag("isMultiSelect")?then("multi-select", "select")})
<@options p.parts("options") indent/>
<#on "InstallAgent">
<#local link = p.text("linkType")>
${indent}- **${agentLinks[link]!("Install/configure: " + link)}**
<#on "ConnectionToggleButton">
${indent}- Click '${either(p.text("connectLabel"), "Connect")}' to establish connection
<#on "InstructionStepsGroup">
<@group p level indent/>
<#on "ConfigureLogSettings">
${indent}- Configure log settings: ${p.text("linkType")}
<#on "MSG">
${indent}${p.text("description")}
<#list p.parts("items") as item>
${indent}  - ${item.text("label")}
</#list>
<#on "SecurityEvents", "WindowsSecurityEvents", "WindowsForwardedEvents", "WindowsFirewallAma", "SysLogAma", "CefAma", "CiscoAsaAma">
${indent}- Configure ${type} data connector
<#on "OmsDatasource">
${indent}- Configure data source: ${p.text("datasourceName")}
<#on "OmsSolutions">
${indent}- Install solution: ${p.text("solutionName")}
<#on "SentinelResourceProvider">
${indent}- Connect ${either(p.text("title"), p.text("connectorKind"))}
<#on "DeployPushConnectorButton_test">
${indent}- ${either(p.text("label"), "Deploy connector")}
${indent}  Application: ${p.text("applicationDisplayName")}
<#on "DataConnectorsGrid">
<@connectorsGrid p indent/>
<#on "ContextPane">
<@contextPane p indent/>
<#on "GCPGrid", "GCPContextPane">
<#-- List and form of one step are one form. -->
<#if !googleCloudShown>
<@googleCloud indent/>
<#assign googleCloudShown = true>
</#if>
<#on "AADDataTypes">
<@dataTypes p "Microsoft Entra ID" indent/>
<#on "MCasDataTypes">
<@dataTypes p "Microsoft Defender for Cloud Apps" indent/>
<#on "OfficeDataTypes">
<@dataTypes p "Microsoft 365" indent/>
<#default>
<#local texts = ["text", "content", "description", "label", "title", "message"]?map(field -> p.text(field))?filter(text -> text?has_content)>
<#if texts?has_content>
${indent}${texts?first}
<#else>
${indent}> 📋 **Additional Configuration Step**: This connector includes a configuration step of type `${type}`. Please refer to the Microsoft Sentinel portal for detailed configuration options for this step.
</#if>
</#switch>
</#macro>

<#macro copyableLabel p indent>
<#local label = p.text("label")>
<#local value = p.text("value")>
<#local filled = p.texts("fillWith")>
<#if label?has_content && value?has_content>
${indent}- **${label}**: `${value}`
<#elseif label?has_content && filled?has_content>
${indent}- **${label}**: `${filled?first}`
${indent}  > *Note: The value above is dynamically provided when these instructions are presented within Microsoft Sentinel.*
<#elseif label?has_content>
${indent}- **${label}**${afterColon(p.text("placeholder"))}
</#if>
</#macro>

<#macro byCloud production government indent>
${indent}${production}
<#if government?has_content && government != production>
${indent}
<#-- The heading starts its line, at whatever level: only so is it a paragraph of its own. -->
**Government Cloud:**
${indent}${government}
</#if>
</#macro>

<#-- Up to five options of a choice, and how many more there are. -->
<#macro options all indent>
<#list all[0..*5] as option>
${indent}  - ${either(option.text("text"), option.text("key"))}
</#list>
<#if all?size gt 5>
${indent}  - ... and ${all?size - 5} more options
</#if>
</#macro>

<#macro group p level indent>
<#if p.text("title")?has_content>
${indent}**${p.text("title")}${p.flag("canCollapseAllSections")?then(" (expandable)", "")}**

</#if>
<#if p.text("description")?has_content>
${indent}${p.text("description")}

</#if>
<#if p.parts("instructionSteps")?has_content>
${steps(p.steps("instructionSteps"), level + 1)}
</#if>
</#macro>

<#macro connectorsGrid p indent>
${indent}**Connector Management Interface**

${indent}This section is an interactive interface in the Microsoft Sentinel portal that allows you to manage your data collectors.

<#list p.parts("mapping")>
${indent}📊 **View Existing Collectors**: A management table displays all currently configured data collectors with the following information:
<#items as column>
${indent}- **${column.text("columnName")}**
</#items>

</#list>
${indent}➕ **Add New Collector**: Click the "Add new collector" button to configure a new data collector (see configuration form below).

<#local menu = p.texts("menuItems")>
<#if menu?seq_contains("DeleteConnector") || menu?seq_contains("EditConnector")>
${indent}🔧 **Manage Collectors**: Use the actions menu to delete or modify existing collectors.

</#if>
${indent}${portalOnly} This configuration interface is only available when viewing the connector in the Microsoft Sentinel portal. You cannot configure data collectors through this static documentation.

</#macro>

<#macro contextPane p indent>
${indent}**${either(p.text("title"), "Configuration Form")}**

<#if p.text("subtitle")?has_content>
${indent}*${p.text("subtitle")}*

</#if>
${indent}When you click the "${either(p.text("label"), "Add new collector")}" button in the portal, a configuration form will open. You'll need to provide:

<#list p.parts("instructionSteps")>
<#items as step>
<#if step.text("title")?has_content>
${indent}*${step.text("title")}*

</#if>
<#list step.parts("instructions") as entry>
<@field entry.text("type") entry.part("parameters") indent/>
</#list>
</#items>

</#list>
${indent}${formOnly}

</#macro>

<#-- A field of a form; buttons and the like say nothing outside of the portal. -->
<#macro field type p indent>
<#local required = p.part("validations").flag("required") || p.flag("required")>
<#local label = "- **" + p.text("label") + "** (" + required?then("required", "optional") + ")">
<#switch type>
<#on "Textbox">
${indent}${label}${afterColon(p.text("placeholder"))}
<#on "Dropdown">
${indent}${label}: Select from available options
<@options p.parts("options") indent/>
<#on "Markdown">
${indent}${p.text("content")}

</#switch>
</#macro>

<#macro googleCloud indent>
${indent}**GCP Collector Management**

${indent}📊 **View GCP Collectors**: A management interface displays your configured Google Cloud Platform data collectors.

${indent}➕ **Add New Collector**: Click "Add new collector" to configure a new GCP data connection.

${indent}${portalOnly} This configuration interface is only available in the Microsoft Sentinel portal.

${indent}**GCP Connection Configuration**

${indent}When you click "Add new collector" in the portal, you'll be prompted to provide:
${indent}- **Project ID**: Your Google Cloud Platform project ID
${indent}- **Service Account**: GCP service account credentials with appropriate permissions
${indent}- **Subscription**: The Pub/Sub subscription to monitor for log data

${indent}${formOnly}

</#macro>

<#macro dataTypes p product indent>
${indent}**Select ${product} Data Types**

${indent}In the Microsoft Sentinel portal, select which data types to enable:

<#list p.parts("dataTypes")>
<#items as type>
<#local name = either(type.text("title"), type.text("name"))>
<#local html = type.text("infoBoxHtmlTemplate")>
<#local info = strip(html?replace("<[^>]*>", "", "r"))>
<#if name?has_content>
${indent}- ☐ **${name}**
<#-- Longer information texts are left to the portal. -->
<#if info?has_content && html?length lt 200>
${indent}  *${info}*
</#if>
</#if>
</#items>

</#list>
${indent}Each data type may have specific licensing requirements. Review the information provided for each type in the portal before enabling.

${indent}${portalOnly} Data type selection is only available in the Microsoft Sentinel portal.

</#macro>
