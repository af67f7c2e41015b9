<#-- Collection methods in numbers. -->
<#import "frame.ftl" as f>
# Microsoft Sentinel Collection Methods

How connectors get the records of a source, and through which API they reach the workspace. The files of a connector say which; its page names the evidence.

<@f.nav/>
<@f.back {"label": "Connectors Index", "target": link("connectors-index")}/>
<@f.rule/>
## Methods

A connector is deprecated, else unpublished, else active.

| Collection Method | Connectors | Active | Deprecated | Unpublished |
|:------------------|-----------:|-------:|-----------:|------------:|
<#list page.methods as row>
| ${row.link} | ${row.method.total()} | ${row.method.active} | ${row.method.deprecated} | ${row.method.unpublished} |
</#list>

## Methods and Ingestion APIs

How many connectors of each method send their records through each API. **None** counts connectors whose records a service, an agent or the platform brings, and those that name no API.

| Collection Method |<#list page.apis as api> ${api.label()} |</#list>
|:------------------|<#list page.apis as api>---:|</#list>
<#list page.methods as row>
| ${row.link} |<#list page.apis as api> <#if row.method.of(api) gt 0>${row.method.of(api)}<#else>—</#if> |</#list>
</#list>

<@f.rule/>
<@f.nav/>
<@f.back {"label": "Connectors Index", "target": link("connectors-index")}/>
