<#-- All items of one type of content. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
<#import "content-types.ftl" as types>
# ${page.type.plural()}

<@f.nav/>
<@f.back {"label": "Content Index", "target": link("content-index")}/>
<@f.rule/>
${types.of(page.type, "about")}

**${page.view.count} ${page.type.plural()?lower_case}** across all Microsoft Sentinel solutions.

<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
**Jump to:** <@f.letters page.groups/>

<@l.legend/>
<#list page.groups as group>
## ${group.heading}

<@l.items group.rows page.columns/>
</#list>
<#if page.flagged>
<@l.flagged/>
</#if>
</#if>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "Content Index", "target": link("content-index")}/>
