MyPage sign-in: third-party notices

What this product carries of others. Their licences are in META-INF/licenses: a text that is the same for all has the name of the
licence; what a library says itself (copyright lines, licences, notices) is in a folder with the name of the library.

This product uses argon2-jvm. That library and its use are covered by the GNU Lesser General Public License, version 3:
LGPL-3.0-only.txt, which adds to GPL-3.0-only.txt. It is not modified and has JAR files of its own, which can be replaced by others
with the same interface. Its source: https://github.com/phxql/argon2-jvm, and its JAR files of the classifier "sources".

Libraries (group:artifact version, as in Maven's repositories)

<#list dependencyMap as entry>
<#assign library = entry.getKey() licences = entry.getValue()/>
<#-- ASCII alone in this file: it is read in the encoding of the machine. Not our own modules. Of several licences one may choose: Apache-2.0, if it is among them. -->
<#if library.groupId != "mypage">
${library.groupId}:${library.artifactId} ${library.version}
    ${licences?seq_contains("Apache-2.0")?then("Apache-2.0", licences?join(", "))}
    ${library.name}, ${library.groupId?starts_with("org.webjars")?then(library.scm.url, library.url)}

</#if>
</#list>
Parts of files

argon2-jvm: the reference implementation of Argon2 in C, Apache-2.0 (or CC0-1.0); argon2-jvm/NOTICE.txt
jna: libffi, MIT; jna/libffi.LICENSE.txt
nimbus-jose-jwt: Gson of Google and the annotations of JCIP, Apache-2.0
postgresql: scram-client, scram-common, saslprep, stringprep of OnGres, BSD-2-Clause; postgresql/licenses
zxcvbn: word lists of zxcvbn, MIT; zxcvbn/LICENSE.txt
japanese-words.txt and japanese-names.txt of mypage-ejb: readings of UniDic 3.1.1, BSD-3-Clause; unidic/LICENSE.txt
assets/chart.js of the pages: Chart.js with @kurkle/color, both named above
assets/mypage.css of the pages: colours and sizes of the design tokens of the Digital Agency of Japan, MIT; assets/tokens.LICENSE
