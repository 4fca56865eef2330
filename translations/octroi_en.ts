<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>octroi::app::Console</name>
    <message numerus="yes">
        <source>%n finding(s) of high severity</source>
        <translation>
            <numerusform>%n finding of high severity</numerusform>
            <numerusform>%n findings of high severity</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) that nobody acknowledged</source>
        <translation>
            <numerusform>%n alert that nobody acknowledged</numerusform>
            <numerusform>%n alerts that nobody acknowledged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::charts::MonthCalendar</name>
    <message numerus="yes">
        <source>%Ln credential(s) expire</source>
        <translation>
            <numerusform>%Ln credential expires</numerusform>
            <numerusform>%Ln credentials expire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln credential(s) expire in this month.</source>
        <translation>
            <numerusform>%Ln credential expires in this month.</numerusform>
            <numerusform>%Ln credentials expire in this month.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::AccessReviewSheet</name>
    <message numerus="yes">
        <source>At most %n at once: select fewer rows.</source>
        <translation>
            <numerusform>At most %n at once: select fewer rows.</numerusform>
            <numerusform>At most %n at once: select fewer rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n key(s)…</source>
        <translation>
            <numerusform>Suspend %n key…</numerusform>
            <numerusform>Suspend %n keys…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n key(s)…</source>
        <translation>
            <numerusform>Revoke %n key…</numerusform>
            <numerusform>Revoke %n keys…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove from %n key(s)…</source>
        <translation>
            <numerusform>Remove from %n key…</numerusform>
            <numerusform>Remove from %n keys…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n scope(s)…</source>
        <translation>
            <numerusform>Remove %n scope…</numerusform>
            <numerusform>Remove %n scopes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was granted, and what of it was used. %n key(s).</source>
        <translation>
            <numerusform>What was granted, and what of it was used. %n key.</numerusform>
            <numerusform>What was granted, and what of it was used. %n keys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is proposed of %n key(s) in doubt.</source>
        <translation>
            <numerusform>Nothing is proposed for %n key in doubt.</numerusform>
            <numerusform>Nothing is proposed for %n keys in doubt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) made no call in this time.</source>
        <translation>
            <numerusform>%n key made no call in this time.</numerusform>
            <numerusform>%n keys made no call in this time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scope(s) let no call in, whoever made it.</source>
        <translation>
            <numerusform>%n scope let no call in, whoever made it.</numerusform>
            <numerusform>%n scopes let no call in, whoever made it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %1 of %2 scopes from %n key(s).</source>
        <translation>
            <numerusform>Remove %1 of %2 scopes from %n key.</numerusform>
            <numerusform>Remove %1 of %2 scopes from %n keys.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::AlertRuleSheet</name>
    <message numerus="yes">
        <source>It would have fired %n time(s) in the last 7 days.</source>
        <translation>
            <numerusform>It would have fired %n time in the last 7 days.</numerusform>
            <numerusform>It would have fired %n times in the last 7 days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ApiImportSheet</name>
    <message numerus="yes">
        <source>%n endpoint(s) new</source>
        <translation>
            <numerusform>%n endpoint new</numerusform>
            <numerusform>%n endpoints new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>endpoints</comment>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <comment>endpoints</comment>
        <translation>
            <numerusform>%n gone</numerusform>
            <numerusform>%n gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they are</source>
        <comment>endpoints</comment>
        <translation>
            <numerusform>%n as it is</numerusform>
            <numerusform>%n as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>notes</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::BulkSheet</name>
    <message numerus="yes">
        <source>%n key(s) selected. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%n key selected. Nothing has been sent yet.</numerusform>
            <numerusform>%n keys selected. Nothing has been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %1 and %n more application(s).</source>
        <translation>
            <numerusform>Of %1 and %n more application.</numerusform>
            <numerusform>Of %1 and %n more applications.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) to %1.</source>
        <translation>
            <numerusform>%n call to %1.</numerusform>
            <numerusform>%n calls to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) that work now will stop to work or lose a right.</source>
        <translation>
            <numerusform>%n key that works now will stop working or lose a right.</numerusform>
            <numerusform>%n keys that work now will stop working or lose a right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are left out: there is nothing to do.</source>
        <translation>
            <numerusform>%n key is left out: there is nothing to do.</numerusform>
            <numerusform>%n keys are left out: there is nothing to do.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are left out: %1</source>
        <translation>
            <numerusform>%n key is left out: %1</numerusform>
            <numerusform>%n keys are left out: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) selected. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%n client selected. Nothing has been sent yet.</numerusform>
            <numerusform>%n clients selected. Nothing has been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) that work now will stop to work or lose a right.</source>
        <translation>
            <numerusform>%n client that works now will stop to work or lose a right.</numerusform>
            <numerusform>%n clients that work now will stop to work or lose a right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) are left out: there is nothing to do.</source>
        <translation>
            <numerusform>%n client is left out: there is nothing to do.</numerusform>
            <numerusform>%n clients are left out: there is nothing to do.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) are left out: %1</source>
        <translation>
            <numerusform>%n client is left out: %1</numerusform>
            <numerusform>%n clients are left out: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::CampaignSheet</name>
    <message numerus="yes">
        <source>%1 of %n key(s) delivered.</source>
        <translation>
            <numerusform>%1 of %n key delivered.</numerusform>
            <numerusform>%1 of %n keys delivered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>The one selected</numerusform>
            <numerusform>The %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A campaign has at most %n key(s). Narrow the filter.</source>
        <translation>
            <numerusform>A campaign has at most %n key. Narrow the filter.</numerusform>
            <numerusform>A campaign has at most %n keys. Narrow the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Now: %n key(s) get a successor with the same scopes, restrictions, plan and expiry.</source>
        <translation>
            <numerusform>Now: %n key gets a successor with the same scopes, restrictions, plan and expiry.</numerusform>
            <numerusform>Now: %n keys get a successor with the same scopes, restrictions, plan and expiry.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Now: %n sealed file(s), one for each application, before the next application&apos;s keys are issued.</source>
        <translation>
            <numerusform>Now: %n sealed file, one for each application, before the next application&apos;s keys are issued.</numerusform>
            <numerusform>Now: %n sealed files, one for each application, before the next application&apos;s keys are issued.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the old keys expire(s) before that, and their successors with them.</source>
        <translation>
            <numerusform>%n of the old keys expires before that, and its successor with it.</numerusform>
            <numerusform>%n of the old keys expire before that, and their successors with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n successor(s) were handed over.</source>
        <translation>
            <numerusform>%1 of %n successor was handed over.</numerusform>
            <numerusform>%1 of %n successors were handed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) get theirs now. One that was issued and not handed over is issued anew, so that no successor is left that nobody has.</source>
        <translation>
            <numerusform>%n key gets its successor now. One that was issued and not handed over is issued anew, so that no successor is left that nobody has.</numerusform>
            <numerusform>%n keys get theirs now. One that was issued and not handed over is issued anew, so that no successor is left that nobody has.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) got no successor</source>
        <translation>
            <numerusform>%n key got no successor</numerusform>
            <numerusform>%n keys got no successor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) get no successor</source>
        <translation>
            <numerusform>%n key gets no successor</numerusform>
            <numerusform>%n keys get no successor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n are left</source>
        <translation>
            <numerusform>%1 of %n is left</numerusform>
            <numerusform>%1 of %n are left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n get a successor</source>
        <translation>
            <numerusform>%1 of %n gets a successor</numerusform>
            <numerusform>%1 of %n get a successor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deliver %n key(s)</source>
        <translation>
            <numerusform>Deliver %n key</numerusform>
            <numerusform>Deliver %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) have no successor that was handed over. The rest can be delivered from the campaign.</source>
        <translation>
            <numerusform>%n key has no successor that was handed over. The rest can be delivered from the campaign.</numerusform>
            <numerusform>%n keys have no successor that was handed over. The rest can be delivered from the campaign.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sealed file(s) lie in %1.</source>
        <translation>
            <numerusform>%n sealed file lies in %1.</numerusform>
            <numerusform>%n sealed files lie in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: the successors of %n key(s) were handed over.</source>
        <translation>
            <numerusform>%1: the successor of %n key was handed over.</numerusform>
            <numerusform>%1: the successors of %n keys were handed over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ClientSheet</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ClientSummary</name>
    <message numerus="yes">
        <source>It asks for %n scope(s) at most.</source>
        <translation>
            <numerusform>It asks for %n scope at most.</numerusform>
            <numerusform>It asks for %n scopes at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ConnectSheet</name>
    <message numerus="yes">
        <source>At least %n character(s), better a few words.</source>
        <translation>
            <numerusform>At least %n character, better a few words.</numerusform>
            <numerusform>At least %n characters, better a few words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::DeliverSheet</name>
    <message numerus="yes">
        <source>Deliver %n key(s)</source>
        <translation>
            <numerusform>Deliver %n key</numerusform>
            <numerusform>Deliver %n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ExportStateSheet</name>
    <message numerus="yes">
        <source>%n partner(s)</source>
        <translation>
            <numerusform>%n partner</numerusform>
            <numerusform>%n partners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n OAuth client(s)</source>
        <translation>
            <numerusform>%n OAuth client</numerusform>
            <numerusform>%n OAuth clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scope(s)</source>
        <translation>
            <numerusform>%n scope</numerusform>
            <numerusform>%n scopes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s)</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::HealthChoiceSheet</name>
    <message numerus="yes">
        <source>%n key(s) will only work from these addresses. The next step shows what that means before anything is changed.</source>
        <translation>
            <numerusform>%n key will only work from these addresses. The next step shows what that means before anything is changed.</numerusform>
            <numerusform>%n keys will only work from these addresses. The next step shows what that means before anything is changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) get this plan. The next step shows what that means before anything is changed.</source>
        <translation>
            <numerusform>%n credential gets this plan. The next step shows what that means before anything is changed.</numerusform>
            <numerusform>%n credentials get this plan. The next step shows what that means before anything is changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::HealthIgnoreSheet</name>
    <message numerus="yes">
        <source>%n object(s) are left out of the list and of the score until the date.</source>
        <translation>
            <numerusform>%n object is left out of the list and of the score until the date.</numerusform>
            <numerusform>%n objects are left out of the list and of the score until the date.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ImportSheet</name>
    <message numerus="yes">
        <source>Issue %n key(s)</source>
        <translation>
            <numerusform>Issue %n key</numerusform>
            <numerusform>Issue %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n partner(s)</source>
        <translation>
            <numerusform>Create %n partner</numerusform>
            <numerusform>Create %n partners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can be taken in</source>
        <translation>
            <numerusform>%n row can be taken in</numerusform>
            <numerusform>%n rows can be taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken in</source>
        <translation>
            <numerusform>%n row taken in</numerusform>
            <numerusform>%n rows taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were issued.</source>
        <translation>
            <numerusform>%n key was issued.</numerusform>
            <numerusform>%n keys were issued.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partner(s) were created.</source>
        <translation>
            <numerusform>%n partner was created.</numerusform>
            <numerusform>%n partners were created.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::IssueKeySheet</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::KeySummary</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n network</numerusform>
            <numerusform>%n networks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n referrer(s)</source>
        <translation>
            <numerusform>%n referrer</numerusform>
            <numerusform>%n referrers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opens %n endpoint(s) of %1</source>
        <translation>
            <numerusform>Opens %n endpoint of %1</numerusform>
            <numerusform>Opens %n endpoints of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n more active key(s) with %2.</source>
        <translation>
            <numerusform>%1 has %n more active key with %2.</numerusform>
            <numerusform>%1 has %n more active keys with %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::LeakSheet</name>
    <message numerus="yes">
        <source>Revoke %n key(s)…</source>
        <translation>
            <numerusform>Revoke %n key…</numerusform>
            <numerusform>Revoke %n keys…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n key(s)…</source>
        <translation>
            <numerusform>Rotate %n key…</numerusform>
            <numerusform>Rotate %n keys…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) of the history</source>
        <translation>
            <numerusform>%n object of the history</numerusform>
            <numerusform>%n objects of the history</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) so far</source>
        <translation>
            <numerusform>%n key so far</numerusform>
            <numerusform>%n keys so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) found.</source>
        <translation>
            <numerusform>%n key found.</numerusform>
            <numerusform>%n keys found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them live: whoever has them gets in.</source>
        <translation>
            <numerusform>%n of them is live: whoever has it gets in.</numerusform>
            <numerusform>%n of them are live: whoever has them gets in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) look like a key but have a wrong checksum.</source>
        <translation>
            <numerusform>%n text looks like a key but has a wrong checksum.</numerusform>
            <numerusform>%n texts look like a key but have a wrong checksum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read, among them %1.</source>
        <comment>files and folders</comment>
        <translation>
            <numerusform>%n could not be read: %1.</numerusform>
            <numerusform>%n could not be read, among them %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::OffboardSheet</name>
    <message numerus="yes">
        <source>%n key(s) end</source>
        <translation>
            <numerusform>%n key ends</numerusform>
            <numerusform>%n keys end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n OAuth client(s) with their tokens</source>
        <translation>
            <numerusform>%n OAuth client with its tokens</numerusform>
            <numerusform>%n OAuth clients with their tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be ended. Begin again: it does what is left.</source>
        <translation>
            <numerusform>%n thing could not be ended. Begin again: it does what is left.</numerusform>
            <numerusform>%n things could not be ended. Begin again: it does what is left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was offboarded: %n thing(s) ended.</source>
        <translation>
            <numerusform>%1 was offboarded: %n thing ended.</numerusform>
            <numerusform>%1 was offboarded: %n things ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewEffect</name>
    <message numerus="yes">
        <source>At least %Ln call(s) of the last 7 days would have been refused</source>
        <translation>
            <numerusform>At least %Ln call of the last 7 days would have been refused</numerusform>
            <numerusform>At least %Ln calls of the last 7 days would have been refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) of the last 7 days would have been refused</source>
        <translation>
            <numerusform>%Ln call of the last 7 days would have been refused</numerusform>
            <numerusform>%Ln calls of the last 7 days would have been refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln call(s)</source>
        <translation>
            <numerusform>%1: %Ln call</numerusform>
            <numerusform>%1: %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) made no call in 7 days</source>
        <translation>
            <numerusform>%Ln key made no call in 7 days</numerusform>
            <numerusform>%Ln keys made no call in 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other key(s) made no call in 7 days</source>
        <translation>
            <numerusform>%Ln other key made no call in 7 days</numerusform>
            <numerusform>%Ln other keys made no call in 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Later on, %Ln call(s) like those of the last 7 days will be refused</source>
        <translation>
            <numerusform>Later on, %Ln call like those of the last 7 days will be refused</numerusform>
            <numerusform>Later on, %Ln calls like those of the last 7 days will be refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewPart</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n place(s)</source>
        <comment>scope, keys and other things that have it</comment>
        <translation>
            <numerusform>%1 in %n place</numerusform>
            <numerusform>%1 in %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewSheet</name>
    <message numerus="yes">
        <source>%n call(s) to %1. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%n call to %1. Nothing has been sent yet.</numerusform>
            <numerusform>%n calls to %1. Nothing has been sent yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewTables</name>
    <message numerus="yes">
        <source>Affected: %Ln</source>
        <translation>
            <numerusform>Affected: %Ln</numerusform>
            <numerusform>Affected: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused calls: %Ln</source>
        <translation>
            <numerusform>Refused calls: %Ln</numerusform>
            <numerusform>Refused calls: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewWords</name>
    <message numerus="yes">
        <source>The volume would have run out during %Ln more call(s).</source>
        <translation>
            <numerusform>The volume would have run out during %Ln more call.</numerusform>
            <numerusform>The volume would have run out during %Ln more calls.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How tokens were obtained is not recorded: %Ln more call(s) may be refused.</source>
        <translation>
            <numerusform>How tokens were obtained is not recorded: %Ln more call may be refused.</numerusform>
            <numerusform>How tokens were obtained is not recorded: %Ln more calls may be refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The scopes of other issuers&apos; tokens are not recorded: %Ln more call(s) may be refused.</source>
        <translation>
            <numerusform>The scopes of other issuers&apos; tokens are not recorded: %Ln more call may be refused.</numerusform>
            <numerusform>The scopes of other issuers&apos; tokens are not recorded: %Ln more calls may be refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) were counted without their endpoint.</source>
        <translation>
            <numerusform>%Ln call was counted without its endpoint.</numerusform>
            <numerusform>%Ln calls were counted without their endpoint.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where calls came from is not recorded: %Ln more call(s) may be refused.</source>
        <translation>
            <numerusform>Where calls came from is not recorded: %Ln more call may be refused.</numerusform>
            <numerusform>Where calls came from is not recorded: %Ln more calls may be refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How many calls came within a second is not recorded: of %Ln more call(s), some may exceed the rate.</source>
        <translation>
            <numerusform>How many calls came within a second is not recorded: %Ln more call may exceed the rate.</numerusform>
            <numerusform>How many calls came within a second is not recorded: of %Ln more calls, some may exceed the rate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new endpoint takes over some of %Ln call(s); how many is not recorded.</source>
        <translation>
            <numerusform>A new endpoint may take over %Ln call; that is not recorded.</numerusform>
            <numerusform>A new endpoint takes over some of %Ln calls; how many is not recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ReceiptPaper</name>
    <message numerus="yes">
        <source>Signed by %1, %n audit entry(ies)</source>
        <translation>
            <numerusform>Signed by %1, %n audit entry</numerusform>
            <numerusform>Signed by %1, %n audit entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::RevealSheet</name>
    <message numerus="yes">
        <source>This is the only time the secret can be seen. The client has %n secret(s) that work.</source>
        <translation>
            <numerusform>This is the only time the secret can be seen. The client has %n secret that works.</numerusform>
            <numerusform>This is the only time the secret can be seen. The client has %n secrets that work.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ScopePicker</name>
    <message numerus="yes">
        <source>Search %n scope(s)</source>
        <translation>
            <numerusform>Search %n scope</numerusform>
            <numerusform>Search %n scopes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ScopeReplaceSheet</name>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trusted issuer(s)</source>
        <translation>
            <numerusform>%n trusted issuer</numerusform>
            <numerusform>%n trusted issuers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s)</source>
        <translation>
            <numerusform>%n endpoint</numerusform>
            <numerusform>%n endpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) have it by a wildcard that does not cover %1, and lose it.</source>
        <translation>
            <numerusform>%n credential has it by a wildcard that does not cover %1, and loses it.</numerusform>
            <numerusform>%n credentials have it by a wildcard that does not cover %1, and lose it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::SealChoice</name>
    <message numerus="yes">
        <source>A passphrase has at least %n character(s).</source>
        <translation>
            <numerusform>A passphrase has at least %n character.</numerusform>
            <numerusform>A passphrase has at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::SharedPreviewSheet</name>
    <message numerus="yes">
        <source>%n call(s) to %1. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%n call to %1. Nothing has been sent yet.</numerusform>
            <numerusform>%n calls to %1. Nothing has been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <comment>to whom calls are made</comment>
        <translation>
            <numerusform>%n backend</numerusform>
            <numerusform>%n backends</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::StateSheet</name>
    <message numerus="yes">
        <source>%n to create</source>
        <translation>
            <numerusform>%n to create</numerusform>
            <numerusform>%n to create</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to change</source>
        <translation>
            <numerusform>%n to change</numerusform>
            <numerusform>%n to change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to remove</source>
        <translation>
            <numerusform>%n to remove</numerusform>
            <numerusform>%n to remove</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that the file does not name cannot be removed.</source>
        <translation>
            <numerusform>%n that the file does not name cannot be removed.</numerusform>
            <numerusform>%n that the file does not name cannot be removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) that work now will stop to work or lose a right.</source>
        <translation>
            <numerusform>%n key that works now will stop to work or lose a right.</numerusform>
            <numerusform>%n keys that work now will stop to work or lose a right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n change(s)</source>
        <translation>
            <numerusform>Make %n change</numerusform>
            <numerusform>Make %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were made.</source>
        <translation>
            <numerusform>%n change was made.</numerusform>
            <numerusform>%n changes were made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) are left.</source>
        <translation>
            <numerusform>%n difference is left.</numerusform>
            <numerusform>%n differences are left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::Words</name>
    <message numerus="yes">
        <source>Suspend %n key(s)</source>
        <translation>
            <numerusform>Suspend key</numerusform>
            <numerusform>Suspend %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n key(s)</source>
        <translation>
            <numerusform>Resume key</numerusform>
            <numerusform>Resume %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n key(s)</source>
        <translation>
            <numerusform>Revoke key</numerusform>
            <numerusform>Revoke %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n key(s)</source>
        <translation>
            <numerusform>Rotate key</numerusform>
            <numerusform>Rotate %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n object(s)</source>
        <translation>
            <numerusform>Change %n object</numerusform>
            <numerusform>Change %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n key(s)</source>
        <translation>
            <numerusform>Issue %n key</numerusform>
            <numerusform>Issue %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n object(s)</source>
        <translation>
            <numerusform>Create %n object</numerusform>
            <numerusform>Create %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>suspend %n key(s)</source>
        <translation>
            <numerusform>suspend %n key</numerusform>
            <numerusform>suspend %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resume %n key(s)</source>
        <translation>
            <numerusform>resume %n key</numerusform>
            <numerusform>resume %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>revoke %n key(s)</source>
        <translation>
            <numerusform>revoke %n key</numerusform>
            <numerusform>revoke %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rotate %n key(s)</source>
        <translation>
            <numerusform>rotate %n key</numerusform>
            <numerusform>rotate %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n key(s)</source>
        <translation>
            <numerusform>change %n key</numerusform>
            <numerusform>change %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n object(s)</source>
        <translation>
            <numerusform>change %n object</numerusform>
            <numerusform>change %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were suspended.</source>
        <translation>
            <numerusform>%n key was suspended.</numerusform>
            <numerusform>%n keys were suspended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were resumed.</source>
        <translation>
            <numerusform>%n key was resumed.</numerusform>
            <numerusform>%n keys were resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were revoked.</source>
        <translation>
            <numerusform>%n key was revoked.</numerusform>
            <numerusform>%n keys were revoked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were rotated.</source>
        <translation>
            <numerusform>%n key was rotated.</numerusform>
            <numerusform>%n keys were rotated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were issued.</source>
        <translation>
            <numerusform>%n key was issued.</numerusform>
            <numerusform>%n keys were issued.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were created.</source>
        <translation>
            <numerusform>%n object was created.</numerusform>
            <numerusform>%n objects were created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were changed.</source>
        <translation>
            <numerusform>%n object was changed.</numerusform>
            <numerusform>%n objects were changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n key(s)</source>
        <translation>
            <numerusform>Restore %n key</numerusform>
            <numerusform>Restore %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n key(s)</source>
        <translation>
            <numerusform>Move %n key</numerusform>
            <numerusform>Move %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n object(s)</source>
        <translation>
            <numerusform>Delete %n object</numerusform>
            <numerusform>Delete %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restore %n key(s)</source>
        <translation>
            <numerusform>restore %n key</numerusform>
            <numerusform>restore %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n key(s)</source>
        <translation>
            <numerusform>move %n key</numerusform>
            <numerusform>move %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n object(s)</source>
        <translation>
            <numerusform>delete %n object</numerusform>
            <numerusform>delete %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were restored.</source>
        <translation>
            <numerusform>%n key was restored.</numerusform>
            <numerusform>%n keys were restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were moved.</source>
        <translation>
            <numerusform>%n key was moved.</numerusform>
            <numerusform>%n keys were moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were deleted.</source>
        <translation>
            <numerusform>%n object was deleted.</numerusform>
            <numerusform>%n objects were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n client(s)</source>
        <translation>
            <numerusform>Suspend %n client</numerusform>
            <numerusform>Suspend %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n client(s)</source>
        <translation>
            <numerusform>Resume %n client</numerusform>
            <numerusform>Resume %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n client(s)</source>
        <translation>
            <numerusform>Revoke %n client</numerusform>
            <numerusform>Revoke %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>suspend %n client(s)</source>
        <translation>
            <numerusform>suspend %n client</numerusform>
            <numerusform>suspend %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resume %n client(s)</source>
        <translation>
            <numerusform>resume %n client</numerusform>
            <numerusform>resume %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>revoke %n client(s)</source>
        <translation>
            <numerusform>revoke %n client</numerusform>
            <numerusform>revoke %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) were suspended.</source>
        <translation>
            <numerusform>%n client was suspended.</numerusform>
            <numerusform>%n clients were suspended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) were resumed.</source>
        <translation>
            <numerusform>%n client was resumed.</numerusform>
            <numerusform>%n clients were resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) were revoked.</source>
        <translation>
            <numerusform>%n client was revoked.</numerusform>
            <numerusform>%n clients were revoked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n secret(s)</source>
        <translation>
            <numerusform>Add %n secret</numerusform>
            <numerusform>Add %n secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n secret(s)</source>
        <translation>
            <numerusform>Rotate %n secret</numerusform>
            <numerusform>Rotate %n secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n secret(s)</source>
        <translation>
            <numerusform>Revoke %n secret</numerusform>
            <numerusform>Revoke %n secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n secret(s)</source>
        <translation>
            <numerusform>add %n secret</numerusform>
            <numerusform>add %n secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rotate %n secret(s)</source>
        <translation>
            <numerusform>rotate %n secret</numerusform>
            <numerusform>rotate %n secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>revoke %n secret(s)</source>
        <translation>
            <numerusform>revoke %n secret</numerusform>
            <numerusform>revoke %n secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) were added.</source>
        <translation>
            <numerusform>%n secret was added.</numerusform>
            <numerusform>%n secrets were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) were rotated.</source>
        <translation>
            <numerusform>%n secret was rotated.</numerusform>
            <numerusform>%n secrets were rotated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) were revoked.</source>
        <translation>
            <numerusform>%n secret was revoked.</numerusform>
            <numerusform>%n secrets were revoked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n token(s)</source>
        <translation>
            <numerusform>End %n token</numerusform>
            <numerusform>End %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End the tokens of %n object(s)</source>
        <translation>
            <numerusform>End the tokens of %n object</numerusform>
            <numerusform>End the tokens of %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>end %n token(s)</source>
        <translation>
            <numerusform>end %n token</numerusform>
            <numerusform>end %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) were ended.</source>
        <translation>
            <numerusform>%n token was ended.</numerusform>
            <numerusform>%n tokens were ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tokens of %n object(s) were ended.</source>
        <translation>
            <numerusform>The tokens of %n object were ended.</numerusform>
            <numerusform>The tokens of %n objects were ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n credential(s)</source>
        <translation>
            <numerusform>Suspend credential</numerusform>
            <numerusform>Suspend %n credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n credential(s)</source>
        <translation>
            <numerusform>Resume credential</numerusform>
            <numerusform>Resume %n credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n credential(s)</source>
        <translation>
            <numerusform>Revoke credential</numerusform>
            <numerusform>Revoke %n credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>suspend %n credential(s)</source>
        <translation>
            <numerusform>suspend %n credential</numerusform>
            <numerusform>suspend %n credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resume %n credential(s)</source>
        <translation>
            <numerusform>resume %n credential</numerusform>
            <numerusform>resume %n credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>revoke %n credential(s)</source>
        <translation>
            <numerusform>revoke %n credential</numerusform>
            <numerusform>revoke %n credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) were suspended.</source>
        <translation>
            <numerusform>%n credential was suspended.</numerusform>
            <numerusform>%n credentials were suspended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) were resumed.</source>
        <translation>
            <numerusform>%n credential was resumed.</numerusform>
            <numerusform>%n credentials were resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) were revoked.</source>
        <translation>
            <numerusform>%n credential was revoked.</numerusform>
            <numerusform>%n credentials were revoked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n webhook secret(s)</source>
        <translation>
            <numerusform>Make %n webhook secret</numerusform>
            <numerusform>Make %n webhook secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)</source>
        <translation>
            <numerusform>Acknowledge %n alert</numerusform>
            <numerusform>Acknowledge %n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n alert(s)</source>
        <translation>
            <numerusform>Snooze %n alert</numerusform>
            <numerusform>Snooze %n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n webhook secret(s) were made.</source>
        <translation>
            <numerusform>%n webhook secret was made.</numerusform>
            <numerusform>%n webhook secrets were made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) were acknowledged.</source>
        <translation>
            <numerusform>%n alert was acknowledged.</numerusform>
            <numerusform>%n alerts were acknowledged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) were snoozed.</source>
        <translation>
            <numerusform>%n alert was snoozed.</numerusform>
            <numerusform>%n alerts were snoozed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::AlertWords</name>
    <message numerus="yes">
        <source>Ends within %n day(s)</source>
        <translation>
            <numerusform>Ends within %n day</numerusform>
            <numerusform>Ends within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A secret ends within %n day(s)</source>
        <translation>
            <numerusform>A secret ends within %n day</numerusform>
            <numerusform>A secret ends within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::ApiAudiencesModel</name>
    <message numerus="yes">
        <source>this API alone, %n client(s)</source>
        <translation>
            <numerusform>this API alone, %n client</numerusform>
            <numerusform>this API alone, %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every API, %n client(s)</source>
        <translation>
            <numerusform>every API, %n client</numerusform>
            <numerusform>every API, %n clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::BenchDesk</name>
    <message numerus="yes">
        <source>%n key(s) can be used</source>
        <translation>
            <numerusform>%n key can be used</numerusform>
            <numerusform>%n keys can be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of a kind, curve or size that is not known</source>
        <translation>
            <numerusform>%n key of a kind, curve or size that is not known</numerusform>
            <numerusform>%n keys of a kind, curve or size that is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::CampaignWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not moved</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n not moved</numerusform>
            <numerusform>%n not moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moving</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n moving</numerusform>
            <numerusform>%n moving</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n moved</numerusform>
            <numerusform>%n moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retired</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n retired</numerusform>
            <numerusform>%n retired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::ClientWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::ClientsModel</name>
    <message numerus="yes">
        <source>%n secret(s) that work</source>
        <translation>
            <numerusform>%n secret that works</numerusform>
            <numerusform>%n secrets that work</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::ExerciseWords</name>
    <message numerus="yes">
        <source>%n call(s) went to endpoints that no API declares: which scope they need is not known.</source>
        <translation>
            <numerusform>%n call went to an endpoint that no API declares: which scope it needs is not known.</numerusform>
            <numerusform>%n calls went to endpoints that no API declares: which scope they need is not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were counted without their endpoint.</source>
        <translation>
            <numerusform>%n call was counted without its endpoint.</numerusform>
            <numerusform>%n calls were counted without their endpoint.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) went to endpoints of which a narrower one was declared since: which scope they need is not known.</source>
        <translation>
            <numerusform>%n call went to an endpoint of which a narrower one was declared since: which scope it needs is not known.</numerusform>
            <numerusform>%n calls went to endpoints of which a narrower one was declared since: which scope they need is not known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::Format</name>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n min</numerusform>
            <numerusform>in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>in %n h</numerusform>
            <numerusform>in %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <translation>
            <numerusform>in %n d</numerusform>
            <numerusform>in %n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <translation>
            <numerusform>%n d ago</numerusform>
            <numerusform>%n d ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wk ago</source>
        <translation>
            <numerusform>%n wk ago</numerusform>
            <numerusform>%n wk ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n mo</source>
        <translation>
            <numerusform>in %n mo</numerusform>
            <numerusform>in %n mo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mo ago</source>
        <translation>
            <numerusform>%n mo ago</numerusform>
            <numerusform>%n mo ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n y</source>
        <translation>
            <numerusform>in %n y</numerusform>
            <numerusform>in %n y</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n y ago</source>
        <translation>
            <numerusform>%n y ago</numerusform>
            <numerusform>%n y ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::HealthWords</name>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignored</numerusform>
            <numerusform>%n ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scope(s) in all. Removing them refuses no call of %1 days.</source>
        <translation>
            <numerusform>%n scope in all. Removing it refuses no call of %1 days.</numerusform>
            <numerusform>%n scopes in all. Removing them refuses no call of %1 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of it would have refused no call of the last %n day(s).</source>
        <translation>
            <numerusform>All of it would have refused no call of the last day.</numerusform>
            <numerusform>All of it would have refused no call of the last %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has called with any of them for %n day(s).</source>
        <translation>
            <numerusform>Nobody has called with any of them for %n day.</numerusform>
            <numerusform>Nobody has called with any of them for %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) ended and still called</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>credential ended and still called</numerusform>
            <numerusform>credentials ended and still called</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) of closed partners</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>credential of a closed partner</numerusform>
            <numerusform>credentials of closed partners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) in an error storm</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>credential in an error storm</numerusform>
            <numerusform>credentials in an error storm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) with a wildcard of which little is used</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>credential with a wildcard of which little is used</numerusform>
            <numerusform>credentials with a wildcard of which little is used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) with scopes never used</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>credential with scopes never used</numerusform>
            <numerusform>credentials with scopes never used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) ending within %1 days</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>credential ending within %1 days</numerusform>
            <numerusform>credentials ending within %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) unused for %1 days</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>credential unused for %1 days</numerusform>
            <numerusform>credentials unused for %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) without an expiry</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>credential without an expiry</numerusform>
            <numerusform>credentials without an expiry</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>key(s) that work from every address</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>key that works from every address</numerusform>
            <numerusform>keys that work from every address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>OAuth client(s) with weak authentication</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>OAuth client with weak authentication</numerusform>
            <numerusform>OAuth clients with weak authentication</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>live credential(s) without a plan</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>live credential without a plan</numerusform>
            <numerusform>live credentials without a plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) with a secret older than %1 days</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>credential with a secret older than %1 days</numerusform>
            <numerusform>credentials with a secret older than %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>OAuth client(s) redirecting to localhost</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>OAuth client redirecting to localhost</numerusform>
            <numerusform>OAuth clients redirecting to localhost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>application(s) without a credential</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>application without a credential</numerusform>
            <numerusform>applications without a credential</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n…</source>
        <translation>
            <numerusform>Revoke %n…</numerusform>
            <numerusform>Revoke %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n…</source>
        <translation>
            <numerusform>Suspend %n…</numerusform>
            <numerusform>Suspend %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Narrow %n…</source>
        <translation>
            <numerusform>Narrow %n…</numerusform>
            <numerusform>Narrow %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove from %n…</source>
        <translation>
            <numerusform>Remove from %n…</numerusform>
            <numerusform>Remove from %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend %n…</source>
        <translation>
            <numerusform>Extend %n…</numerusform>
            <numerusform>Extend %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set expiry of %n…</source>
        <translation>
            <numerusform>Set expiry of %n…</numerusform>
            <numerusform>Set expiry of %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restrict %n…</source>
        <translation>
            <numerusform>Restrict %n…</numerusform>
            <numerusform>Restrict %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give a plan to %n…</source>
        <translation>
            <numerusform>Give a plan to %n…</numerusform>
            <numerusform>Give a plan to %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Strengthen %n…</source>
        <translation>
            <numerusform>Strengthen %n…</numerusform>
            <numerusform>Strengthen %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n…</source>
        <translation>
            <numerusform>Rotate %n…</numerusform>
            <numerusform>Rotate %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit URIs of %n…</source>
        <translation>
            <numerusform>Edit URIs of %n…</numerusform>
            <numerusform>Edit URIs of %n…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::KeysModel</name>
    <message numerus="yes">
        <source>%n request(s) in the last 30 days</source>
        <translation>
            <numerusform>%n request in the last 30 days</numerusform>
            <numerusform>%n requests in the last 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s)</source>
        <comment>in a group</comment>
        <translation>
            <numerusform>%n credential</numerusform>
            <numerusform>%n credentials</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::LeaksModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>place</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::RunWords</name>
    <message numerus="yes">
        <source>Suspend %n key(s)</source>
        <translation>
            <numerusform>Suspend %n key</numerusform>
            <numerusform>Suspend %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n key(s)</source>
        <translation>
            <numerusform>Resume %n key</numerusform>
            <numerusform>Resume %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n key(s)</source>
        <translation>
            <numerusform>Revoke %n key</numerusform>
            <numerusform>Revoke %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n key(s)</source>
        <translation>
            <numerusform>Restore %n key</numerusform>
            <numerusform>Restore %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n key(s)</source>
        <translation>
            <numerusform>Rotate %n key</numerusform>
            <numerusform>Rotate %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n key(s)</source>
        <translation>
            <numerusform>Move %n key</numerusform>
            <numerusform>Move %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n key(s)</source>
        <translation>
            <numerusform>Issue %n key</numerusform>
            <numerusform>Issue %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n key(s)</source>
        <translation>
            <numerusform>Change %n key</numerusform>
            <numerusform>Change %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n failed</source>
        <translation>
            <numerusform>%1, %n failed</numerusform>
            <numerusform>%1, %n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 done, %n failed.</source>
        <translation>
            <numerusform>%1 of %2 done, %n failed.</numerusform>
            <numerusform>%1 of %2 done, %n failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n done.</source>
        <translation>
            <numerusform>Done.</numerusform>
            <numerusform>All %n done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n client(s)</source>
        <translation>
            <numerusform>Suspend %n client</numerusform>
            <numerusform>Suspend %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n client(s)</source>
        <translation>
            <numerusform>Resume %n client</numerusform>
            <numerusform>Resume %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n client(s)</source>
        <translation>
            <numerusform>Revoke %n client</numerusform>
            <numerusform>Revoke %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n client(s)</source>
        <translation>
            <numerusform>Change %n client</numerusform>
            <numerusform>Change %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n object(s)</source>
        <translation>
            <numerusform>Change %n object</numerusform>
            <numerusform>Change %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::ScopeReachModel</name>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trusted issuer(s)</source>
        <translation>
            <numerusform>%n trusted issuer</numerusform>
            <numerusform>%n trusted issuers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partner(s)</source>
        <translation>
            <numerusform>%n partner</numerusform>
            <numerusform>%n partners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) ask for it.</source>
        <translation>
            <numerusform>%n endpoint asks for it.</numerusform>
            <numerusform>%n endpoints ask for it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n used it; without it %1 calls would have been refused.</source>
        <translation>
            <numerusform>%n used it; without it %1 calls would have been refused.</numerusform>
            <numerusform>%n used it; without it %1 calls would have been refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::ScopeTreeModel</name>
    <message numerus="yes">
        <source>%n scope(s)</source>
        <translation>
            <numerusform>%n scope</numerusform>
            <numerusform>%n scopes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::TokenWords</name>
    <message numerus="yes">
        <source>%n scope(s)</source>
        <translation>
            <numerusform>%n scope</numerusform>
            <numerusform>%n scopes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::TrustedIssuersModel</name>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::UndoWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::AlertsPage</name>
    <message numerus="yes">
        <source>%n alert(s) that nobody acknowledged</source>
        <translation>
            <numerusform>%n alert that nobody acknowledged</numerusform>
            <numerusform>%n alerts that nobody acknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s), all known</source>
        <translation>
            <numerusform>%n alert, all known</numerusform>
            <numerusform>%n alerts, all known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::AuditPage</name>
    <message numerus="yes">
        <source>%Ln entry(s), all of them</source>
        <translation>
            <numerusform>%Ln entry, the only one</numerusform>
            <numerusform>%Ln entries, all of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) read, older ones as you scroll</source>
        <translation>
            <numerusform>%Ln entry read, older ones as you scroll</numerusform>
            <numerusform>%Ln entries read, older ones as you scroll</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::BenchView</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match</source>
        <translation>
            <numerusform>%n matches</numerusform>
            <numerusform>%n match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::CallLogView</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::CampaignView</name>
    <message numerus="yes">
        <source>It was cut off: the successors of %n key(s) were not handed over.</source>
        <translation>
            <numerusform>It was cut off: the successor of %n key was not handed over.</numerusform>
            <numerusform>It was cut off: the successors of %n keys were not handed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retire %n old key(s)…</source>
        <translation>
            <numerusform>Retire %n old key…</numerusform>
            <numerusform>Retire %n old keys…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::ChecksCard</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::ClientDetail</name>
    <message numerus="yes">
        <source>%n secret(s) work. The newest is in use: the older ones can go.</source>
        <translation>
            <numerusform>%n secret works. The newest is in use: the older ones can go.</numerusform>
            <numerusform>%n secrets work. The newest is in use: the older ones can go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) work. The newest has not been used yet.</source>
        <translation>
            <numerusform>%n secret works. The newest has not been used yet.</numerusform>
            <numerusform>%n secrets work. The newest has not been used yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Silent for %n day(s). Ask whether it is still needed.</source>
        <translation>
            <numerusform>Silent for %n day. Ask whether it is still needed.</numerusform>
            <numerusform>Silent for %n days. Ask whether it is still needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::ClientsPage</name>
    <message numerus="yes">
        <source>%1 is offline: %n client(s) of the snapshot of %2 (%3).</source>
        <translation>
            <numerusform>%1 is offline: %n client of the snapshot of %2 (%3).</numerusform>
            <numerusform>%1 is offline: %n clients of the snapshot of %2 (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::ConsumptionWords</name>
    <message numerus="yes">
        <source>%Ln log line(s) lost</source>
        <translation>
            <numerusform>%Ln log line lost</numerusform>
            <numerusform>%Ln log lines lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::DashboardCard</name>
    <message numerus="yes">
        <source>More than %Ln credential(s) match: narrow the filter.</source>
        <translation>
            <numerusform>More than %Ln credential match: narrow the filter.</numerusform>
            <numerusform>More than %Ln credentials match: narrow the filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::DashboardChartDialog</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::DashboardWords</name>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>last %n day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n hour(s)</source>
        <translation>
            <numerusform>last %n hour</numerusform>
            <numerusform>last %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has more than %Ln chart(s).</source>
        <translation>
            <numerusform>It has more than %Ln chart.</numerusform>
            <numerusform>It has more than %Ln charts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::DashboardsPage</name>
    <message numerus="yes">
        <source>“%1” was opened, with %Ln chart(s).</source>
        <translation>
            <numerusform>“%1” was opened, with %Ln chart.</numerusform>
            <numerusform>“%1” was opened, with %Ln charts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A dashboard has %Ln chart(s) at most.</source>
        <translation>
            <numerusform>A dashboard has %Ln chart at most.</numerusform>
            <numerusform>A dashboard has %Ln charts at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::ExpiringModel</name>
    <message numerus="yes">
        <source>%Ln call(s) in 30 days</source>
        <translation>
            <numerusform>%Ln call in 30 days</numerusform>
            <numerusform>%Ln calls in 30 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::FilterAssist</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago until now</source>
        <translation>
            <numerusform>%n day ago until now</numerusform>
            <numerusform>%n days ago until now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::FindingDetail</name>
    <message numerus="yes">
        <source>%1, grows by %n a week</source>
        <comment>when it was first seen</comment>
        <translation>
            <numerusform>%1, grows by %n a week</numerusform>
            <numerusform>%1, grows by %n a week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, shrinks by %n a week</source>
        <comment>when it was first seen</comment>
        <translation>
            <numerusform>%1, shrinks by %n a week</numerusform>
            <numerusform>%1, shrinks by %n a week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignored</numerusform>
            <numerusform>%n ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more scope(s)</source>
        <translation>
            <numerusform>%n more scope</numerusform>
            <numerusform>%n more scopes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::HealthPage</name>
    <message numerus="yes">
        <source>%n check(s) passed</source>
        <translation>
            <numerusform>%n check passed</numerusform>
            <numerusform>%n checks passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be mended this way. %1</source>
        <translation>
            <numerusform>%n of them cannot be mended this way. %1</numerusform>
            <numerusform>%n of them cannot be mended this way. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::HealthSummary</name>
    <message numerus="yes">
        <source>%n fewer than last week</source>
        <translation>
            <numerusform>%n fewer than last week</numerusform>
            <numerusform>%n fewer than last week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than last week</source>
        <translation>
            <numerusform>%n more than last week</numerusform>
            <numerusform>%n more than last week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeyDetail</name>
    <message numerus="yes">
        <source>Expires on %1 and has been silent for %n day(s). Ask whether it still runs before you extend it.</source>
        <translation>
            <numerusform>Expires on %1 and has been silent for %n day. Ask whether it still runs before you extend it.</numerusform>
            <numerusform>Expires on %1 and has been silent for %n days. Ask whether it still runs before you extend it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Silent for %n day(s). Ask whether it is still needed.</source>
        <translation>
            <numerusform>Silent for %n day. Ask whether it is still needed.</numerusform>
            <numerusform>Silent for %n days. Ask whether it is still needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was revoked more than %n day(s) ago.</source>
        <translation>
            <numerusform>It was revoked more than %n day ago.</numerusform>
            <numerusform>It was revoked more than %n days ago.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeyNeighbours</name>
    <message numerus="yes">
        <source>%n other(s) of the same application</source>
        <translation>
            <numerusform>%n other of the same application</numerusform>
            <numerusform>%n others of the same application</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) with the same scopes</source>
        <translation>
            <numerusform>%n other with the same scopes</numerusform>
            <numerusform>%n others with the same scopes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) bound to the same addresses</source>
        <translation>
            <numerusform>%n other bound to the same addresses</numerusform>
            <numerusform>%n others bound to the same addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeysPage</name>
    <message numerus="yes">
        <source>%n credential(s)</source>
        <translation>
            <numerusform>%n credential</numerusform>
            <numerusform>%n credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is offline: %n row(s) of the snapshot of %2 (%3).</source>
        <translation>
            <numerusform>%1 is offline: %n row of the snapshot of %2 (%3).</numerusform>
            <numerusform>%1 is offline: %n rows of the snapshot of %2 (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing %n credential(s)…</source>
        <translation>
            <numerusform>Writing %n credential…</numerusform>
            <numerusform>Writing %n credentials…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) written to %1.</source>
        <translation>
            <numerusform>%n credential written to %1.</numerusform>
            <numerusform>%n credentials written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s) are offline, their rows are those of the last snapshot: %1.</source>
        <translation>
            <numerusform>%n backend is offline, its rows are those of the last snapshot: %1.</numerusform>
            <numerusform>%n backends are offline, their rows are those of the last snapshot: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 on %n backend(s)</source>
        <comment>how many are selected</comment>
        <translation>
            <numerusform>%1 on %n backend</numerusform>
            <numerusform>%1 on %n backends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them from the snapshot of %2</source>
        <comment>4 backends, 1 of them …</comment>
        <translation>
            <numerusform>%1, %n of them from the snapshot of %2</numerusform>
            <numerusform>%1, %n of them from the snapshot of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>%n backend</numerusform>
            <numerusform>%n backends</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::LiveTail</name>
    <message numerus="yes">
        <source>paused, %Ln call(s) waiting</source>
        <translation>
            <numerusform>paused, %Ln call waiting</numerusform>
            <numerusform>paused, %Ln calls waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::LiveTokensView</name>
    <message numerus="yes">
        <source>%n refresh token(s) were used twice: somebody may have copied them. Their tokens have ended; the place they were seen from stands under Last used.</source>
        <translation>
            <numerusform>%n refresh token was used twice: somebody may have copied it. Its tokens have ended; the place it was seen from stands under Last used.</numerusform>
            <numerusform>%n refresh tokens were used twice: somebody may have copied them. Their tokens have ended; the place they were seen from stands under Last used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %n</source>
        <translation>
            <numerusform>the newest</numerusform>
            <numerusform>the newest %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::ObjectHistory</name>
    <message numerus="yes">
        <source>Issued with %n scope(s)</source>
        <translation>
            <numerusform>Issued with %n scope</numerusform>
            <numerusform>Issued with %n scopes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scopes changed, %n now</source>
        <translation>
            <numerusform>Scopes changed, %n now</numerusform>
            <numerusform>Scopes changed, %n now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::OverviewPage</name>
    <message numerus="yes">
        <source>%Ln partner(s), %1</source>
        <translation>
            <numerusform>%Ln partner, %1</numerusform>
            <numerusform>%Ln partners, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names of rules</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) fire: %1</source>
        <translation>
            <numerusform>%n alert fires: %1</numerusform>
            <numerusform>%n alerts fire: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerLimits</name>
    <message numerus="yes">
        <source>and %n more limit(s)</source>
        <translation>
            <numerusform>and %n more limit</numerusform>
            <numerusform>and %n more limits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>forecast from %n day(s) of usage on</source>
        <translation>
            <numerusform>forecast from %n day of usage on</numerusform>
            <numerusform>forecast from %n days of usage on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerView</name>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s)</source>
        <translation>
            <numerusform>%n credential</numerusform>
            <numerusform>%n credentials</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::PatternCharts</name>
    <message numerus="yes">
        <source>req/s, mean of %n week(s)</source>
        <translation>
            <numerusform>req/s, mean of %n week</numerusform>
            <numerusform>req/s, mean of %n weeks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::QuotaChart</name>
    <message numerus="yes">
        <source>%n day(s) before the reset</source>
        <translation>
            <numerusform>%n day before the reset</numerusform>
            <numerusform>%n days before the reset</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::SourceWords</name>
    <message numerus="yes">
        <source>newest value %Ln second(s) old</source>
        <translation>
            <numerusform>newest value %Ln second old</numerusform>
            <numerusform>newest value %Ln seconds old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>newest value %Ln minute(s) old</source>
        <translation>
            <numerusform>newest value %Ln minute old</numerusform>
            <numerusform>newest value %Ln minutes old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its clock is %Ln second(s) behind, corrected</source>
        <translation>
            <numerusform>its clock is %Ln second behind, corrected</numerusform>
            <numerusform>its clock is %Ln seconds behind, corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its clock is %Ln second(s) ahead, corrected</source>
        <translation>
            <numerusform>its clock is %Ln second ahead, corrected</numerusform>
            <numerusform>its clock is %Ln seconds ahead, corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln counter(s) began anew</source>
        <translation>
            <numerusform>%Ln counter began anew</numerusform>
            <numerusform>%Ln counters began anew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) that are no numbers left out</source>
        <translation>
            <numerusform>%Ln value that is no number left out</numerusform>
            <numerusform>%Ln values that are no numbers left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::TopList</name>
    <message numerus="yes">
        <source>%1 of %Ln partner(s)</source>
        <translation>
            <numerusform>%1 of %Ln partner</numerusform>
            <numerusform>%1 of %Ln partners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln credential(s)</source>
        <translation>
            <numerusform>%1 of %Ln credential</numerusform>
            <numerusform>%1 of %Ln credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln endpoint(s)</source>
        <translation>
            <numerusform>%1 of %Ln endpoint</numerusform>
            <numerusform>%1 of %Ln endpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln scope(s)</source>
        <translation>
            <numerusform>%1 of %Ln scope</numerusform>
            <numerusform>%1 of %Ln scopes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln reason(s)</source>
        <translation>
            <numerusform>%1 of %Ln reason</numerusform>
            <numerusform>%1 of %Ln reasons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::TrustEditor</name>
    <message numerus="yes">
        <source>It is an authorization server with %n key(s) at %1.</source>
        <translation>
            <numerusform>It is an authorization server with %n key at %1.</numerusform>
            <numerusform>It is an authorization server with %n keys at %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::UsagePage</name>
    <message numerus="yes">
        <source> · %Ln log line(s) lost</source>
        <translation>
            <numerusform> · %Ln log line lost</numerusform>
            <numerusform> · %Ln log lines lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” cannot be another line: there are %Ln at most, each once, of 500 credentials or fewer.</source>
        <translation>
            <numerusform>“%1” cannot be another line: there is %Ln at most, once, of 500 credentials or fewer.</numerusform>
            <numerusform>“%1” cannot be another line: there are %Ln at most, each once, of 500 credentials or fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln credential(s) match: narrow the filter.</source>
        <translation>
            <numerusform>More than %Ln credential matches: narrow the filter.</numerusform>
            <numerusform>More than %Ln credentials match: narrow the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · its clock is %Ln second(s) behind</source>
        <translation>
            <numerusform> · its clock is %Ln second behind</numerusform>
            <numerusform> · its clock is %Ln seconds behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · its clock is %Ln second(s) ahead</source>
        <translation>
            <numerusform> · its clock is %Ln second ahead</numerusform>
            <numerusform> · its clock is %Ln seconds ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n minute(s)</source>
        <translation>
            <numerusform>last minute</numerusform>
            <numerusform>last %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::shell::JournalWords</name>
    <message numerus="yes">
        <source>%n key(s) issued.</source>
        <translation>
            <numerusform>%n key issued.</numerusform>
            <numerusform>%n keys issued.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) suspended.</source>
        <translation>
            <numerusform>%n key suspended.</numerusform>
            <numerusform>%n keys suspended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) work again.</source>
        <translation>
            <numerusform>%n key works again.</numerusform>
            <numerusform>%n keys work again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) revoked.</source>
        <translation>
            <numerusform>%n key revoked.</numerusform>
            <numerusform>%n keys revoked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) rotated.</source>
        <translation>
            <numerusform>%n key rotated.</numerusform>
            <numerusform>%n keys rotated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed.</source>
        <translation>
            <numerusform>%n object changed.</numerusform>
            <numerusform>%n objects changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) restored.</source>
        <translation>
            <numerusform>%n key restored.</numerusform>
            <numerusform>%n keys restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) moved.</source>
        <translation>
            <numerusform>%n key moved.</numerusform>
            <numerusform>%n keys moved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::shell::MainWindow</name>
    <message numerus="yes">
        <source>%n more was not undone.</source>
        <translation>
            <numerusform>%n more was not undone.</numerusform>
            <numerusform>%n more were not undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::shell::PaletteSource</name>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, identifier known, %n scope(s), last used %2</source>
        <translation>
            <numerusform>%1, identifier known, %n scope, last used %2</numerusform>
            <numerusform>%1, identifier known, %n scopes, last used %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::shell::WindowStatus</name>
    <message numerus="yes">
        <source>Syncing %1: %n object(s)</source>
        <translation>
            <numerusform>Syncing %1: %n object</numerusform>
            <numerusform>Syncing %1: %n objects</numerusform>
        </translation>
    </message>
</context>
</TS>
