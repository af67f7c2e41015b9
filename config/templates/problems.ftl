<#-- What pages say about each section of the report of problems. -->
<#assign words = {
  "unreadable": {
    "title": "Files That Could Not Be Read",
    "meaning": "The site shows the newest readable version of such a file, if there is one."},
  "partial": {
    "title": "Files Read in Part",
    "meaning": "Something is missing from the pages of these files."},
  "doubtful": {
    "title": "Files Read With Doubts",
    "meaning": "These files were read as they were probably meant."},
  "unread-folders": {
    "title": "Folders That Nobody Reads",
    "meaning": "No kind of content has its place in these folders of solutions, so their files are on no page."},
  "unread-parsers": {
    "title": "Parsers That Nobody Reads",
    "meaning": "These parsers lie where no parser has its place, so they are on no page and rules do not resolve through them."},
  "shared-ids": {
    "title": "Duplicate Ids",
    "meaning": "An id should be that of one item; here it cannot tell them apart."},
  "undocumented-tables": {
    "title": "Undocumented Tables",
    "meaning": "Neither the reference nor the ending of its name says that this is a table. It may be a parser that the repository lacks."},
  "unresolved-functions": {
    "title": "Unresolved Functions",
    "meaning": "Queries call these functions, and no file of the repository defines them."},
  "undefined-connectors": {
    "title": "Undefined Connectors",
    "meaning": "Rules require these connectors, and no solution defines them."},
  "techniques": {
    "title": "Techniques of Another Form",
    "meaning": "A deployment of a rule takes techniques such as T1078 only; sub-techniques have a field of their own. Hunting queries are not deployed one by one."},
  "same-queries": {
    "title": "Same Query Twice",
    "meaning": "The queries of these files differ in comments, white space and the case of letters at most."},
  "same-names": {
    "title": "Same Name Twice",
    "meaning": "Readers cannot tell these apart by their names."},
  "undelivered-tables": {
    "title": "Tables That No Required Connector Delivers",
    "meaning": "The query reads a table that connectors deliver, and none of those that the file requires does."}}>
