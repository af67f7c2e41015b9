<#-- What commits changed: lately, in a month, or on a day. -->
<#import "frame.ftl" as f>
<#import "history.ftl" as h>
<#assign actions = {"ADDED": "Added", "CHANGED": "Changed", "MOVED": "Moved", "REMOVED": "Removed"}>
# ${page.title}

<@f.nav/>
<#if page.title != "Latest Changes">
<@f.back {"label": "Latest Changes", "target": linkByRoot("changes-latest", "latest")}/>
</#if>
<@f.rule/>
<#if page.feeds?has_content>
Feeds: <#list page.feeds as title, target>[${title}](${target})<#sep> · </#sep></#list>

</#if>
<#if page.parts?has_content>
Pages: <#list page.parts as name, target>[${name}](${target})<#sep> · </#sep></#list>

</#if>
<#list page.commits as one>
<@h.commit one/>

<#list one.items as item>
- ${actions[item.change.action]}: ${item.link} (${item.type})<#if item.change.versions?has_content>, version ${item.change.versions}</#if><#if item.change.query?has_content>; ${item.change.query?uncap_first}</#if><#list item.change.flags as flag> — ⚠️ <#if flag.breaking>breaking? </#if>${flag.words}</#list><#if item.reached?has_content>; reaches <#list item.reached as user>${user}<#sep>, </#list><#if item.alsoReached gt 0> and ${item.alsoReached} more</#if></#if>
</#list>
<#if one.hidden gt 0>
- ${one.hidden} more items
</#if>

</#list>
<@f.rule/>
<@f.nav/>
