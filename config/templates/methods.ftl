<#-- What the collection methods are; a method that is not here has no description. -->
<#assign descriptions = {
"AMA": "The Azure Monitor Agent runs on a machine near the source, reads its files, events or Syslog messages and sends them to the workspace. A data collection rule in the workspace decides what is collected and into which table it goes.",
"Azure Diagnostics": "An Azure resource sends its own logs by a diagnostic setting. Nothing has to be installed; a person or a policy switches the setting on for each resource.",
"Azure Function": "A function app in the customer's subscription asks the source at intervals and sends the answers to the workspace. The customer deploys it, pays for its runs and keeps its secrets.",
"Azure Function (TI Upload API)": "A function app in the customer's subscription reads threat intelligence from its source and uploads it to Microsoft Sentinel as indicators, not as records of a table of its own.",
"CCF": "The Codeless Connector Framework asks the source by a configuration that the connector brings: address, authentication, paging and the table that takes the answers. Microsoft runs it; the customer deploys no code.",
"CCF Push": "The Codeless Connector Framework deploys an endpoint, a data collection rule and an application registration, and the source pushes its records there.",
"MMA": "The Log Analytics agent, also called Microsoft Monitoring Agent or OMS agent, ran on a machine near the source. It was retired on 31 August 2024; the Azure Monitor Agent takes its place.",
"Native": "A Microsoft service hands its records over inside the cloud. Connecting is a switch in Microsoft Sentinel.",
"REST API": "The source, or a service of its vendor, calls an API of the workspace and sends its records by itself.",
"REST Pull API": "The setup asks for the id and the key of the workspace and names no other way: something outside of Azure sends the records with them.",
"Unknown (Custom Log)": "The definition names a custom log and does not say how the records get there.",
"Unknown": "Nothing in the definition says how the records get into the workspace."
}>
