<#-- The matrix of ATT&CK in the HTML form: a column for each tactic, sub-techniques folded. -->
<#macro numbers cell>
<#if cell.target?has_content>
<#if cell.explorer?has_content><a class="numbers" href="${cell.explorer}" aria-label="${cell.rules} rules and ${cell.queries} hunting queries for ${cell.technique.id} in the explorer"><b>${cell.rules}</b> ${cell.queries}</a><#else><span class="numbers"><b>${cell.rules}</b> ${cell.queries}</span></#if>
</#if>
</#macro>
<div class="matrix" tabindex="0">
<#list page.tactics as tactic>
<section>
<h3>${tactic.name}</h3>
<ul>
<#list tactic.cells as cell>
<li class="l${cell.level}">
<div><#if cell.target?has_content><a href="${cell.target}" title="${cell.technique.id}">${cell.technique.name}</a><#else><span>${cell.technique.name}</span></#if>
<@numbers cell/></div>
<#if cell.subs?has_content>
<details><summary>${cell.subs?size} sub-technique<#if cell.subs?size != 1>s</#if></summary>
<ul>
<#list cell.subs as sub>
<li class="l${sub.level}"><div><#if sub.target?has_content><a href="${sub.target}" title="${sub.technique.id}">${sub.technique.name}</a><#else><span>${sub.technique.name}</span></#if>
<@numbers sub/></div></li>
</#list>
</ul>
</details>
</#if>
</li>
</#list>
</ul>
</section>
</#list>
</div>
