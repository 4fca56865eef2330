<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>octroi::app::Console</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::charts::BarListModel</name>
    <message>
        <source>%1: %2</source>
        <comment>name: number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>name: number, difference</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::charts::BrushStrip</name>
    <message>
        <source>Part of the range that the charts show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::charts::ChartTable</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>series, unit</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::charts::LegendEntry</name>
    <message>
        <source>Hide “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::charts::PlotView</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::charts::TimeChart</name>
    <message>
        <source>Chart: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the chart: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: now %2, mean %3, from %4 to %5 %6.</source>
        <comment>series: numbers and unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy numbers as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole range</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ApiSheet</name>
    <message>
        <source>New API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These scopes do not exist: %1. Create them first, or take them out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ApplicationSheet</name>
    <message>
        <source>New application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the partner first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::Dialogs</name>
    <message>
        <source>%1 %2</source>
        <comment>what was not done, why</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::EditScopesSheet</name>
    <message>
        <source>Scopes of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes away %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not allow a key to live longer than %2. Set an earlier expiry first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::EndpointEditor</name>
    <message>
        <source>Add endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoints yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call that no endpoint describes is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the first endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ExpiryPicker</name>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of the expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not allow a key without expiry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day lies in the past. Choose a later one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not live longer than until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not live longer than %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1: %2 may not live longer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ExpirySheet</name>
    <message>
        <source>Expiry of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires on %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no expiry now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set expiry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::FormSheet</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being sent. This closes as soon as the server has answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you entered is not saved. Close once more to drop it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::IssueKeySheet</name>
    <message>
        <source>A referrer is a host name like shop.example or *.shop.example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <comment>partner, application</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the application that will use the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue an API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is shown once, right after it is issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restrictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner and application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No application yet: create a partner and an application first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search partners and applications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <comment>environment of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <comment>environment of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add address, any by default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses the key may be used from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any referrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrers the key may be used from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::KeyNameSheet</name>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::KeySummary</name>
    <message>
        <source>What this key will do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key will</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open only endpoints that ask for no scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>on &lt;b&gt;%1&lt;/b&gt;, &lt;b&gt;%2&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;without expiry&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for &lt;b&gt;%1&lt;/b&gt;, until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any network</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>any referrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n referrer(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>from &lt;b&gt;%1&lt;/b&gt;, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most &lt;b&gt;%1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without limits on its calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n API(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opens %n endpoint(s) of %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n more active key(s) with %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Same from a shell</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PartnerSheet</name>
    <message>
        <source>New partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail address, may stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mail address is written like api@partner.example.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PlanCards</name>
    <message>
        <source>No plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PlanSheet</name>
    <message>
        <source>New plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number like 500, 20k or 2M.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewEffect</name>
    <message>
        <source>Calls of the last 7 days that would have been refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be undone right after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting the calls of the last 7 days…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that works now stops to work</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) lose rights or stop to work</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No call in the last 7 days: nobody would have noticed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls of the last 7 days would have been refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys that lose rights made %1 calls in the last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usage could not be read, so it is not known who still calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n call(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Who still calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other key(s) made no call in 7 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewSheet</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) to %1. Nothing has been sent yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What will be called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not every change can be made; the calls above say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>object, what went wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::RevealSheet</name>
    <message>
        <source>Key rotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2 › %3</source>
        <comment>key, partner, application</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the only time the key can be seen. Octroi keeps its digest, not the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have stored or delivered this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm first that the key is stored: it cannot be shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key cannot be shown again. Store it, confirm that below, then close.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::RotateSheet</name>
    <message>
        <source>Rotate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key with the same scopes, restrictions and plan is issued and shown once. The old one goes on working until the overlap ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old key stops to work at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old key stops to work on %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ScopePicker</name>
    <message numerus="yes">
        <source>Search %n scope(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Search the scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no scopes yet. Create them under APIs &amp; scopes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scope matches.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ScopeSheet</name>
    <message>
        <source>New scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a key with it can do, as in “Read orders and their lines”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest life of a key with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest life of a key with it, in days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a scope of that name already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::TokenEdit</name>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::Words</name>
    <message>
        <source>Suspend %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Resume %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rotate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Change %n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Issue %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Issue %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Create %n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>suspend %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resume %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>revoke %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rotate %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: %1 of %2 changes were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 changes failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was suspended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were suspended.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were resumed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were revoked.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was rotated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were rotated.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were issued.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were created.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were changed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::ApisModel</name>
    <message>
        <source>API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::models::ApplicationsModel</name>
    <message>
        <source>Application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests, 30 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::models::EndpointsModel</name>
    <message>
        <source>none asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scopes a call needs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::models::Format</name>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format as of QLocale</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wk ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n mo</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mo ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n y</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n y ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date format as of QLocale</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>short date, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 G</source>
        <comment>thousand millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>per cent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <comment>state of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <comment>state of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotating</source>
        <comment>state of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>state of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <comment>state of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <comment>environment of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <comment>environment of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Third party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <comment>state of a partner</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>state of a partner</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <comment>sensitivity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>sensitivity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <comment>sensitivity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 a day</source>
        <comment>requests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 a month</source>
        <comment>requests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 a month</source>
        <comment>bytes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long: at most 200 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name holds a control character. Remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scope is written like orders:read, without spaces and quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scope does not exist. Create it first, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address is written like 203.0.113.0/28 or 2001:db8::/48.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path begins with / and does not end with it, like /orders/{id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The method is not one of HTTP: GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS or *.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expiry lies in the past. Choose a later day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scope does not allow a life that long. Choose an earlier day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is revoked, so nothing of it can be changed. Issue a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one of that name already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only. Allow changes in the bar above, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled before the server answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was not reached. Check that it runs and that the network is up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of the server was not understood. Its version may not fit this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept the sign-in. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in has no right to do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state does not allow that now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else changed it meanwhile. Look at what is there now, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than the server accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for a pause. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot do that now. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data could not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Make room, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data was written by a newer version. Update this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data is damaged. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault of the program. The details help to find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::models::KeysModel</name>
    <message numerus="yes">
        <source>%n request(s) in the last 30 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests, 30 d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::models::PartnerTreeModel</name>
    <message>
        <source>%1 requests in the last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests, 30 d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::models::ScopeTreeModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>chosen scopes of all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n scope(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>any</source>
        <comment>no bound on the life of keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::AuditDetail</name>
    <message>
        <source>%1, entry %2</source>
        <comment>change, number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry before was not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows the entry before it without a break.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not follow the entry before it: one of the two was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before: %1</source>
        <comment>hash</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this: %1</source>
        <comment>hash</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No member changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain of hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::AuditModel</name>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object, person, address or change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not keep one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit log could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entry contains “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change that is made through this backend is recorded here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s), all of them</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) read, older ones as you scroll</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Select all %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions on the selection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::ChangesModel</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::ConnectForm</name>
    <message>
        <source>Address of the octroid server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an address. Write it like https://server.example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret would travel in clear. Use https, or a server on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the client identifier. It stands in the file that --init-admin wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the client secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept this client and secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was not reached. Check the address and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers there is not octroid. Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This client is not an administrator of that server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot answer now. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::ConsumptionWords</name>
    <message>
        <source>No credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Malformed key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrer not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quota used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no log feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln log line(s) lost</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no live data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%2%</source>
        <comment>sign, number</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::DifferenceModel</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::ExpiringModel</name>
    <message numerus="yes">
        <source>%Ln call(s) in 30 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::FigureRow</name>
    <message>
        <source>Active credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bandwidth out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expire in 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vs last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no calls in 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1 pt</source>
        <comment>percentage points</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−%1 pt</source>
        <comment>percentage points</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>more</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−%1</source>
        <comment>fewer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used in the last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::FilterAssist</name>
    <message>
        <source>Filter, e.g. status:active expires&lt;30d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no name “%1”. Names are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not fit here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is missing after “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a value of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a time span. Write 30d, 6h or a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number. Write 500, 20k or 1G.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parenthesis is not closed, or closes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing after “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live or test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scope it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>address it is bound to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag of the partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time until the expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time since the last call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time since the issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests of 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeyDetail</name>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set expiry…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot change keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <comment>partner, application</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being rotated: it works until %1, then only its successor does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended on %1. Its calls are refused until it is resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Expires on %1 and has been silent for %n day(s). Ask whether it still runs before you extend it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Expires on %1 and is in use. Extend or rotate it before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Silent for %n day(s). Ask whether it is still needed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit scopes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the audit log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeyGrants</name>
    <message>
        <source>Grants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scope: it opens only endpoints that ask for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeyHistory</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be read. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Issued with %n scope(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Expiry set to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Scopes changed, %n now</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Renamed to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restrictions changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2 from %3</source>
        <comment>time, who, address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeyUsage</name>
    <message>
        <source>Usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span of the usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <comment>95th percentile of the latency</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usage could not be read. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>hour or day, number of requests</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeysPage</name>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of credentials could not be read. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 is offline: %n row(s) are from %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No credentials yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A credential is what a caller shows to be let in: an API key. Issue one, and its use appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue the first key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No credential is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from the snapshot of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot issue keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit scopes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set expiry…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::LiveTail</name>
    <message>
        <source>no live data</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>paused, %Ln call(s) waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 calls/s, one of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls/s</source>
        <comment>rate</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5xx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls appear here a second after a proxy has logged them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refusals by reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call was refused in the last hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiring soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No credential expires in the next 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No calls in the last 15 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank partners by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln partner(s), %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not reached: credentials and partners are from %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not reached. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes could not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerLimits</name>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this month, UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usage could not be read. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs out on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>share, last day of the month</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more limit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerTables</name>
    <message>
        <source>This window is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No application yet. An application is the program that calls; it owns the credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No credential yet. Issue one, and its use appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue a key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerUsage</name>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day, last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests of the partner a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usage could not be read. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>day, number of requests</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerView</name>
    <message>
        <source>Issue…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This partner is closed: all its credentials are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The partner is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>number of applications, number of credentials</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Edit partner…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close partner…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the audit log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnersPage</name>
    <message>
        <source>Partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partners, applications and credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No partners yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A partner is who is given access: a department, a business partner or a third party. Create one, give it an application, and issue its first key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New partner…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add application…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue a key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::PinBar</name>
    <message>
        <source>Expiring in 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unused for 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotating</source>
        <comment>filter of credentials</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the saved filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::ScopesPage</name>
    <message>
        <source>APIs &amp; scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New API…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scope…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>APIs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No APIs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An API is what is shared: a base path and its endpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call that no endpoint describes is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scopes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scope is the smallest right that can be granted, such as orders:read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is offline: this is from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoints of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no APIs and scopes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scope here…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes at once, without a restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of everything in this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 instead of 32 pixels a row in lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access logs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it in front of an API with nginx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx asks about each call and tells about each answer. Put your own upstream in, and pass 429 on to callers as packaging/proxy/nginx shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the nginx lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines for nginx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octroi %1 grants access to APIs, checks it and meters it. It sends no data anywhere but to the backends that you connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with Qt %1, QtCharts, QCoro, QtKeychain, OpenSSL, Boost and SQLite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, started by this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, started by another window over the same folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::SubjectField</name>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the consumption of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner, application or credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · application of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · credential %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::TailModel</name>
    <message>
        <source>%1 in, %2 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::TopList</name>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No calls in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln partner(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln credential(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln endpoint(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top consumers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>week</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::TrafficCards</name>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused and failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5xx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::UsageCharts</name>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused and failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other refusals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5xx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of one subject is stored by the minute: choose 1 h or longer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::UsagePage</name>
    <message>
        <source>Usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1, 1 s resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1, 1 min resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1, 1 h resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · of the 50 busiest credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> · %Ln log line(s) lost</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not report usage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usage could not be read. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy numbers as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save numbers as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::pages::WelcomeWidget</name>
    <message>
        <source>System&apos;s language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the system’s theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may call your APIs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octroi grants access, checks it and meters it. Where do you want to begin?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue keys from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octroi starts its own backend and keeps everything in a folder of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First key in under a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API keys with scopes, expiry and metering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works without any network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with the built-in backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You already have an octroid server that holds the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>octroid on this network or elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with a service client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several administrators on the same data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore with demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invented company with 40 partners and a month of consumption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network and no account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works, nothing is real</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept apart from your own data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octroi %1 · no data is sent anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::shell::BackendEntry</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>backend, state</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::shell::CloseQuestion</name>
    <message>
        <source>Changes are still being applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done stays done. What has not begun is left out if you close now; nothing is left half done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the rest and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the calls under way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::shell::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search, run a command, or paste a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden on paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called that. A filter on the credentials page finds more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commands only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::shell::ConnectionBar</name>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While this is on, nothing can be changed from this window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::shell::JournalWords</name>
    <message>
        <source>%1 issued.</source>
        <comment>key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 suspended.</source>
        <comment>key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 works again.</source>
        <comment>key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 revoked.</source>
        <comment>key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rotated: the old key and the new one both work for a while.</source>
        <comment>key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 created.</source>
        <comment>partner, application, API, scope or plan</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) issued.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) suspended.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) work again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) revoked.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) rotated.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::shell::MainWindow</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window is read-only. Allow changes in the bar above, then undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not undone. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::shell::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::shell::PaletteSource</name>
    <message>
        <source>%1 › %2</source>
        <comment>partner, application</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests in 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this window is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a JSON Web Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names no issuer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says that it comes from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its signature was not checked. It is a secret as long as it is valid: do not pass it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like an API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum wrong: a character is missing or different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No credential has the identifier %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum right. It may belong to another backend, or be newer than the last sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>key, its owner</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, identifier known, %n scope(s), last used %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::shell::SearchButton</name>
    <message>
        <source>Search, or run a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::shell::WindowActions</name>
    <message>
        <source>Search or run a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue a key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New partner…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New application…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New API…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scope…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Octroi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>text size in per cent</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::shell::WindowStatus</name>
    <message>
        <source>Applying changes: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applying changes: %1 of %2, %3 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Syncing %1: %n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last sync %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::widgets::EmptyState</name>
    <message>
        <source>or</source>
        <comment>between two links</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::widgets::ErrorState</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::widgets::FilterField</name>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::widgets::NoticeStrip</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::widgets::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::widgets::SecretView</name>
    <message>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy; the clipboard is emptied after 30 seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::widgets::Sheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::widgets::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>octroi::widgets::TableView</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
