<#-- The items of one type of a solution or group that has too many for its own page. -->
<#import "frame.ftl" as f>
<#import "lists.ftl" as l>
<#assign plural = page.type.plural()>
<#macro back>
<#if page.view.label?has_content>
<@f.backTo page.view {"label": page.owner, "target": page.solution} {"label": plural, "target": page.whole}/>
<#else>
<@f.back {"label": page.owner, "target": page.solution}/>
</#if>
</#macro>
# ${page.owner} - ${plural}<#if page.view.label?has_content> - ${page.view.label}</#if>

**${page.view.count} ${plural?lower_case}** of [${page.owner}](${page.solution})<#if page.view.label?has_content> starting with '${page.view.label}'</#if>.

<@f.nav/>
<@back/>
<@f.rule/>
<@f.siblings page.view/>
<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
<#list page.sections as section>
<@l.section section/>
</#list>
<#if page.flagged>
<@l.unlisted/>
</#if>
</#if>
<@f.rule/>
<@f.nav/>
<@back/>
