// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl health`: the findings of the console's health page, and their fixes.
#include "health.h"

#include "domain/json.h"
#include "health/checkup.h"
#include "health/evidence.h"
#include "health/findingscsv.h"
#include "health/fix.h"
#include "preview.h"
#include "running.h"

#include <CLI/CLI.hpp>
#include <QBuffer>

namespace octroi::ctl {

namespace {

using health::Affected;
using health::Evidence;
using health::Report;
using health::Rule;
using health::Severity;

constexpr qint64 kShown = 10;         ///< objects a finding in the table; JSON and CSV have them all
constexpr int kFound = 9;             ///< exit code
constexpr std::size_t kMostTold = 20; ///< fixes that cannot be made, said one by one

struct Options
{
    bool csv = false;
    std::string fix, plan, failOn = "high", addresses = "sensitive";
    std::vector<std::string> objects, ranges, off;
    std::vector<int> numbers = std::vector<int>(health::policyLimits().size(), -1); ///< by policyLimits()
    bool asymmetric = false;
};

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(domain::toRfc3339(time)) : QJsonValue();
}

Result<health::Policy> policyOf(const Options &o)
{
    QJsonObject object{{QStringLiteral("addresses"), text(o.addresses)},
                       {QStringLiteral("asymmetric_clients"), o.asymmetric}};
    for (std::size_t i = 0; i < o.numbers.size(); ++i) {
        if (o.numbers[i] >= 0)
            object.insert(QLatin1String(health::policyLimits()[i].name), o.numbers[i]);
    }
    QJsonArray off;
    for (const std::string &name : o.off) {
        if (!health::ruleFromName(text(name)))
            return Error{ErrorCode::Invalid, text(name), QStringLiteral("there is no such rule"), QStringLiteral("off"), {}};
        off.append(text(name));
    }
    object.insert(QStringLiteral("off"), off);
    return health::policyFromJson(object);
}

QJsonObject objectJson(const Affected &a)
{
    const Evidence &e = a.evidence;
    return {{QStringLiteral("kind"), health::objectKindName(a.object.kind)},
            {QStringLiteral("id"), a.object.id},
            {QStringLiteral("name"), a.name},
            {QStringLiteral("application_id"), a.applicationId},
            {QStringLiteral("application"), a.application},
            {QStringLiteral("partner_id"), a.partnerId},
            {QStringLiteral("partner"), a.partner},
            {QStringLiteral("time"), timeOrNull(e.time)},
            {QStringLiteral("number"), e.number},
            {QStringLiteral("total"), e.total},
            {QStringLiteral("wildcard"), e.wildcard},
            {QStringLiteral("names"), QJsonArray::fromStringList(e.names)}};
}

QJsonObject toJson(const Report &report)
{
    QJsonArray findings, passed, unchecked;
    for (const Rule rule : report.found()) {
        QJsonArray objects;
        for (qint64 i = 0; i < report.finding(rule).count(); ++i)
            objects.append(objectJson(affectedAt(report, rule, i)));
        findings.append(QJsonObject{{QStringLiteral("rule"), ruleName(rule)},
                                    {QStringLiteral("severity"), severityName(severityOf(rule))},
                                    {QStringLiteral("count"), report.finding(rule).count()},
                                    {QStringLiteral("fix"), fixName(fixOf(rule))},
                                    {QStringLiteral("objects"), objects}});
    }
    for (const Rule rule : report.passed())
        passed.append(ruleName(rule));
    for (const Rule rule : health::allRules()) {
        if (const auto &error = report.unchecked[std::size_t(rule)])
            unchecked.append(QJsonObject{{QStringLiteral("rule"), ruleName(rule)},
                                         {QStringLiteral("why"), errorCodeName(error->code)},
                                         {QStringLiteral("detail"), error->detail}});
    }
    return {{QStringLiteral("at"), domain::toRfc3339(report.at)},
            {QStringLiteral("score"), report.score()},
            {QStringLiteral("credentials"), report.credentials},
            {QStringLiteral("high"), report.worst[0]},
            {QStringLiteral("medium"), report.worst[1]},
            {QStringLiteral("low"), report.worst[2]},
            {QStringLiteral("policy"), health::toJson(report.policy)},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("passed"), passed},
            {QStringLiteral("unchecked"), unchecked}};
}

QString evidenceText(Rule rule, const Evidence &e)
{
    const QString day = e.time.isValid() ? e.time.toUTC().date().toString(Qt::ISODate) : QStringLiteral("never");
    switch (rule) {
    case Rule::EndedCalled:
        return QStringLiteral("ended %1, %2 calls in 24 hours").arg(day).arg(e.number);
    case Rule::ErrorStorm:
        return QStringLiteral("%1 of %2 calls in 24 hours failed: %3")
            .arg(e.number)
            .arg(e.total)
            .arg(e.names.isEmpty() ? QStringLiteral("answered with 5xx") : e.names.first());
    case Rule::WideScope:
        return QStringLiteral("%1 > %2").arg(e.wildcard, e.names.join(u' '));
    case Rule::UnusedScopes:
        return QStringLiteral("%1 of %2: %3").arg(e.number).arg(e.total).arg(e.names.join(u' '));
    case Rule::ExpiringSoon:
        return QStringLiteral("ends %1").arg(day);
    case Rule::Unused:
        return e.time.isValid() ? QStringLiteral("last used %1").arg(day) : QStringLiteral("never used");
    case Rule::WeakAuth:
    case Rule::LocalRedirect:
        return e.names.join(u' ');
    default:
        return QStringLiteral("since %1").arg(day);
    }
}

void print(const Context &c, const Report &report)
{
    c.out.line(QStringLiteral("Score %1 of 100: %2 of %3 credentials have a finding (%4 high, %5 medium, %6 low)")
                   .arg(report.score())
                   .arg(report.withFinding())
                   .arg(report.credentials)
                   .arg(report.worst[0])
                   .arg(report.worst[1])
                   .arg(report.worst[2]));
    for (const Rule rule : report.found()) {
        const qint64 count = report.finding(rule).count();
        c.out.line(QStringLiteral("\n%1 (%2): %3").arg(ruleName(rule), severityName(severityOf(rule))).arg(count));
        QList<QStringList> rows;
        for (qint64 i = 0; i < std::min(count, kShown); ++i) {
            const Affected a = affectedAt(report, rule, i);
            rows.append({a.object.text(), a.name, a.partner + u'/' + a.application, evidenceText(rule, a.evidence)});
        }
        c.out.table({QStringLiteral("OBJECT"), QStringLiteral("NAME"), QStringLiteral("APPLICATION"), QStringLiteral("EVIDENCE")}, rows);
        if (count > kShown)
            c.out.line(QStringLiteral("and %1 more; --json and --csv have them all").arg(count - kShown));
    }
    QStringList passed;
    for (const Rule rule : report.passed())
        passed << ruleName(rule);
    c.out.line(QStringLiteral("\nPassed: %1").arg(passed.isEmpty() ? QStringLiteral("none") : passed.join(QStringLiteral(", "))));
    for (const Rule rule : health::allRules()) {
        if (const auto &error = report.unchecked[std::size_t(rule)])
            c.out.line(QStringLiteral("Not checked: %1: %2").arg(ruleName(rule), error->toString()));
    }
}

int codeOf(const Report &report, const std::string &failOn)
{
    for (const Rule rule : report.found()) {
        const Severity severity = severityOf(rule);
        const bool counts = failOn == "low" || (failOn == "medium" && severity != Severity::Low) ||
                            (failOn == "high" && severity == Severity::High);
        if (counts)
            return kFound;
    }
    return 0;
}

/// The changes of a finding, of the objects that were named or of all; says what cannot be mended.
Result<QList<change::Change>> fixes(const Context &c, const Report &report, Rule rule, const Options &o)
{
    health::FixChoice choice;
    for (const std::string &range : o.ranges)
        choice.addresses << text(range);
    choice.planId = text(o.plan);
    QSet<QString> wanted;
    for (const std::string &id : o.objects)
        wanted.insert(text(id));
    QList<change::Change> out;
    std::size_t told = 0;
    std::optional<Error> last;
    for (qint64 i = 0; i < report.finding(rule).count(); ++i) {
        const health::ObjectId object = report.objectAt(rule, i);
        if (!wanted.isEmpty() && !wanted.contains(object.id) && !wanted.contains(object.text()))
            continue;
        const auto change = fixFor(*c.inventory, report, rule, object, choice);
        if (change) {
            out << *change;
            continue;
        }
        last = change.error();
        if (++told <= kMostTold)
            c.out.note(QStringLiteral("%1: %2").arg(object.text(), change.error().detail));
    }
    if (told > kMostTold)
        c.out.note(QStringLiteral("and %1 more").arg(told - kMostTold));
    if (out.isEmpty())
        return last.value_or(Error{ErrorCode::NotFound, ruleName(rule), QStringLiteral("finds no such object"), {}, {}});
    return out;
}

QCoro::Task<int> mend(Context &c, Options o, std::shared_ptr<const Report> report)
{
    const auto rule = health::ruleFromName(text(o.fix));
    if (!rule)
        co_return c.out.fail(Error{ErrorCode::Invalid, text(o.fix), QStringLiteral("there is no such rule"), QStringLiteral("fix"), {}});
    const auto changes = fixes(c, *report, *rule, o);
    if (!changes)
        co_return c.out.fail(changes.error());
    const change::Plan plan = c.spine->plan(*changes);
    if (c.dryRun) {
        const Result<void> shown = co_await showPreview(c, plan);
        co_return shown ? 0 : c.out.fail(shown.error());
    }
    if (fixOf(*rule) == health::FixKind::Rotate)
        co_return c.out.fail(Error{ErrorCode::Conflict, ruleName(*rule),
                                   QStringLiteral("new secrets have to be handed over: use \"campaign start\" for keys, "
                                                  "\"client secret\" for clients"), {}, QStringLiteral("delivers_secrets")});
    co_await keepUndo(c);
    const change::Outcome outcome = co_await c.spine->apply(plan);
    co_await tellUndo(c);
    for (const change::ItemResult &item : outcome.items) {
        if (item.error)
            c.out.note(QStringLiteral("%1: %2").arg(item.objectName, item.error->toString()));
    }
    const qsizetype done = outcome.items.size() - outcome.failed();
    c.out.note(QStringLiteral("%1 mended, %2 failed").arg(done).arg(outcome.failed()));
    if (c.out.isJson())
        c.out.json(QJsonObject{{QStringLiteral("mended"), done}, {QStringLiteral("failed"), outcome.failed()}});
    co_return outcome.failed() > 0 ? 1 : 0;
}

QCoro::Task<int> run(Context &c, Options o)
{
    const Result<health::Policy> policy = policyOf(o);
    if (!policy)
        co_return c.out.fail(policy.error());
    if (c.dryRun && o.fix.empty()) {
        c.out.note(QStringLiteral("--dry-run is for --fix; nothing is changed without it"));
        co_return 2;
    }
    const health::Wish wish{*policy, {}};
    const auto cancelled = std::make_shared<std::atomic_bool>(false);
    const Result<std::shared_ptr<const Report>> checked = co_await health::check(c.inventory.get(), wish, cancelled);
    if (!checked)
        co_return c.out.fail(checked.error());
    const std::shared_ptr<const Report> report = *checked;
    if (!o.fix.empty()) {
        const int code = co_await mend(c, o, report);
        co_return code;
    }
    if (o.csv) {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        if (const auto written = writeCsv(out, *report, *cancelled); !written)
            co_return c.out.fail(written.error());
        c.out.raw(out.data());
    } else if (c.out.isJson()) {
        c.out.json(toJson(*report));
    } else {
        print(c, *report);
    }
    co_return codeOf(*report, o.failOn);
}

void addPolicy(CLI::App &command, Options &o)
{
    static const char *const words[] = {"Days without a call", "Days over which granted scopes are compared with used ones",
                                        "Days before the end", "Days that a fix gives",
                                        "Age of a key or client secret in days", "Calls in 24 hours below which no error storm is seen",
                                        "Share of them that failed, in percent"};
    for (std::size_t i = 0; i < health::policyLimits().size(); ++i) {
        const health::PolicyLimit &limit = health::policyLimits()[i];
        std::string name = limit.name;
        std::replace(name.begin(), name.end(), '_', '-');
        command.add_option("--" + name, o.numbers[i], std::string(words[i]) + ", " + std::to_string(health::Policy().*limit.value) + " without it")
            ->check(CLI::Range(limit.least, limit.most));
    }
    command.add_option("--addresses", o.addresses, "Which live keys have to be restricted to addresses")
        ->check(CLI::IsMember({"nobody", "sensitive", "everybody"}))
        ->capture_default_str();
    command.add_flag("--asymmetric-clients", o.asymmetric, "Clients with a secret are weak, too");
    command.add_option("--off", o.off, "Rules that are not checked");
}

} // namespace

void addHealth(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("health", "What is wrong with credentials, with evidence, and the changes that mend it");
    command->footer("Exit code 9: something was found that is as severe as --fail-on says. With --fix: 0 all was mended, 1 some was not.");
    const auto o = std::make_shared<Options>();
    command->add_flag("--csv", o->csv, "A row for each object of each finding");
    command->add_option("--fail-on", o->failOn, "Least severity that makes the exit code 9")
        ->check(CLI::IsMember({"high", "medium", "low", "never"}))
        ->capture_default_str();
    CLI::Option *fix = command->add_option("--fix", o->fix, "Mends what this rule found; with --dry-run it is previewed");
    command->add_option("--object", o->objects, "Only these objects: an id, or as the list names them")->needs(fix);
    command->add_option("--address", o->ranges, "For no_address: the addresses that are allowed, 10.0.0.0/8")->needs(fix);
    command->add_option("--plan", o->plan, "For no_plan: the id of the plan")->needs(fix);
    addPolicy(*command, *o);
    command->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return run(c, *o); }}; });
}

} // namespace octroi::ctl
