// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/dialogs.h"

#include "change/conflict.h"
#include "change/planpieces.h"
#include "dialogs/accessreviewsheet.h"
#include "dialogs/apiimportsheet.h"
#include "dialogs/apisheet.h"
#include "dialogs/applicationsheet.h"
#include "dialogs/bulksheet.h"
#include "dialogs/campaignsheet.h"
#include "dialogs/conflictsheet.h"
#include "dialogs/deliversheet.h"
#include "dialogs/editscopessheet.h"
#include "dialogs/expirysheet.h"
#include "dialogs/exportstatesheet.h"
#include "dialogs/importsheet.h"
#include "dialogs/issuekeysheet.h"
#include "dialogs/keynamesheet.h"
#include "dialogs/leaksheet.h"
#include "dialogs/offboardsheet.h"
#include "dialogs/partnersheet.h"
#include "dialogs/plansheet.h"
#include "dialogs/previewsheet.h"
#include "dialogs/rotatesheet.h"
#include "dialogs/runsheet.h"
#include "dialogs/scopereplacesheet.h"
#include "dialogs/scopesheet.h"
#include "dialogs/statesheet.h"
#include "dialogs/words.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "widgets/sheethost.h"

#include <QTimer>

namespace octroi::dialogs {

Dialogs::Dialogs(widgets::SheetHost &host, pages::Context context, EnvironmentKind environment,
                 QObject *parent)
    : QObject(parent)
    , m_host(host)
    , m_context(context)
    , m_environment(environment)
{
}

void Dialogs::setEnvironment(EnvironmentKind environment)
{
    m_environment = environment;
}

void Dialogs::show(FormSheet *sheet)
{
    connect(sheet, &FormSheet::done, this, &Dialogs::done);
    connect(sheet, &FormSheet::previewWanted, this, [this, sheet](const change::Change &change) {
        PreviewSheet *shown = preview(m_context.spine->plan({change}));
        connect(shown, &PreviewSheet::applied, sheet, &widgets::Sheet::closeSheet);
        // What is settled there needs the form no more.
        connect(shown, &PreviewSheet::conflicted, sheet, &widgets::Sheet::closeSheet);
    });
    connect(sheet, &FormSheet::conflicted, this, [this, sheet](const change::Change &change, qint64 basedOn) {
        ConflictSheet *conflict = settle(change, basedOn);
        if (!conflict)
            return sheet->closeSheet();
        connect(conflict, &ConflictSheet::resolved, sheet, &widgets::Sheet::closeSheet);
        connect(conflict, &ConflictSheet::theirsTaken, sheet, &widgets::Sheet::closeSheet);
    });
    m_host.open(sheet);
}

bool Dialogs::can(backends::Capability what)
{
    const QString why = models::CapabilityWords::whyNot(*m_context.backend, what);
    if (!why.isEmpty())
        Q_EMIT failed(why, backends::notSupported());
    return why.isEmpty();
}

void Dialogs::issueKey(const QString &applicationId)
{
    if (!can(backends::Capability::ApiKeys))
        return;
    auto *sheet = new IssueKeySheet(m_context, applicationId);
    connect(sheet, &IssueKeySheet::issued, this,
            [this](const backends::IssuedKey &key) { reveal(key, false); });
    connect(sheet, &IssueKeySheet::previewRequested, this, [this, sheet](const change::Change &change) {
        // The form stays below; once its key is issued from the preview it has done its work.
        connect(preview(m_context.spine->plan({change})), &PreviewSheet::issued, sheet,
                &IssueKeySheet::closeSheet);
    });
    show(sheet);
}

void Dialogs::editKey(const QString &keyId, const QString &what)
{
    const auto key = m_context.inventory->key(keyId);
    if (!key)
        return;
    if (what == QLatin1String("scopes")) {
        auto *sheet = new EditScopesSheet(m_context, *key);
        connect(sheet, &EditScopesSheet::previewRequested, this,
                [this](const change::Change &change) { preview(m_context.spine->plan({change})); });
        show(sheet);
    } else if (what == QLatin1String("expiry")) {
        show(new ExpirySheet(m_context, *key));
    } else if (what == QLatin1String("rotate")) {
        auto *sheet = new RotateSheet(m_context, *key);
        connect(sheet, &RotateSheet::rotated, this,
                [this](const backends::IssuedKey &issued) { reveal(issued, true); });
        show(sheet);
    } else if (what == QLatin1String("name")) {
        show(new KeyNameSheet(m_context, *key));
    }
}

void Dialogs::request(const QList<change::Change> &changes)
{
    if (changes.isEmpty())
        return;
    QCoro::connect(change::planInPieces(m_context.spine, changes), this, [this](const change::Plan &plan) {
        if (plan.dangerous || plan.items.size() > 1 || !plan.possible())
            preview(plan);
        else
            applyDirectly(plan);
    });
}

void Dialogs::requestPreviewed(const QList<change::Change> &changes)
{
    if (!changes.isEmpty())
        preview(m_context.spine->plan(changes));
}

void Dialogs::bulk(const QString &what, const QStringList &keyIds)
{
    if (what == QLatin1String("campaign"))
        return show(
            new CampaignSheet(m_context, keyIds, QString(), m_environment == EnvironmentKind::Production));
    if (what == QLatin1String("review")) {
        auto *review = new AccessReviewSheet(m_context, keyIds);
        connect(review, &AccessReviewSheet::changeRequested, this,
                [this](const QList<change::Change> &changes) {
                    QCoro::connect(change::planInPieces(m_context.spine, changes), this,
                                   [this](const change::Plan &plan) { preview(plan); });
                });
        return m_host.open(review);
    }
    auto *sheet = new BulkSheet(m_context, what, keyIds, m_environment == EnvironmentKind::Production);
    connect(sheet, &BulkSheet::started, this, &Dialogs::runStarted);
    m_host.open(sheet);
}

void Dialogs::showRun(const QString &runId)
{
    if (change::Run *run = m_context.spine->runs().run(runId))
        m_host.open(new RunSheet(m_context, *run));
}

PreviewSheet *Dialogs::preview(const change::Plan &plan)
{
    auto *sheet = new PreviewSheet(m_context, plan, m_environment == EnvironmentKind::Production);
    connect(sheet, &PreviewSheet::done, this, &Dialogs::done);
    const auto issued = std::make_shared<QList<backends::IssuedKey>>();
    connect(sheet, &PreviewSheet::issued, this, [this, issued](const backends::IssuedKey &key, bool rotated) {
        issued->append(key);
        if (issued->size() == 1) // all of them come in one go
            QTimer::singleShot(0, this, [this, issued, rotated] { revealAll(*issued, rotated); });
    });
    connect(sheet, &PreviewSheet::clientIssued, this, &Dialogs::revealSecret, Qt::QueuedConnection);
    connect(sheet, &PreviewSheet::ruleIssued, this, &Dialogs::revealWebhook, Qt::QueuedConnection);
    connect(sheet, &PreviewSheet::conflicted, this, &Dialogs::settle, Qt::QueuedConnection);
    m_host.open(sheet);
    return sheet;
}

ConflictSheet *Dialogs::settle(const change::Change &mine, qint64 basedOn)
{
    // Of what the inventory does not hold there are no two versions to show: whoever shows it reads it again.
    if (change::objectIdOf(mine).isEmpty()) {
        const QString name = m_context.spine->plan({mine}).items.value(0).objectName;
        Q_EMIT failed(tr("%1 was changed by somebody else meanwhile. Look at it as it is now, then do it again.").arg(name),
                      Error{ErrorCode::PreconditionFailed, name, {}, {}, {}});
        return nullptr;
    }
    auto *sheet = new ConflictSheet(m_context, mine, basedOn);
    connect(
        sheet, &ConflictSheet::resolved, this, [this](const change::Change &change) { request({change}); }, Qt::QueuedConnection);
    m_host.open(sheet);
    return sheet;
}

void Dialogs::applyDirectly(const change::Plan &plan)
{
    QCoro::connect(m_context.spine->apply(plan), this, [this, plan](const change::Outcome &outcome) {
        const change::ItemResult *result = outcome.first();
        if (!result)
            return;
        if (result->error && result->error->code == ErrorCode::PreconditionFailed) {
            settle(plan.items.first().change, plan.items.first().version);
            return;
        }
        if (result->error) {
            Q_EMIT failed(tr("%1 %2", "what was not done, why")
                              .arg(Words::outcome(plan, outcome), models::Format::error(*result->error)),
                          *result->error);
            return;
        }
        Q_EMIT done(Words::outcome(plan, outcome), plan.items.value(0).undoable, result->objectId);
        if (result->issuedClient && result->issuedClient->secret)
            revealSecret(*result->issuedClient);
        if (result->issuedRule)
            revealWebhook(*result->issuedRule);
    });
}

void Dialogs::create(const QString &kind, const QString &parentId)
{
    static const QHash<QString, backends::Capability> needs{
        {QStringLiteral("api"), backends::Capability::Apis},       {QStringLiteral("api_import"), backends::Capability::Apis},
        {QStringLiteral("plan"), backends::Capability::Plans},
        {QStringLiteral("import"), backends::Capability::ApiKeys}, {QStringLiteral("leak"), backends::Capability::ApiKeys},
        {QStringLiteral("review"), backends::Capability::ApiKeys}, {QStringLiteral("campaign"), backends::Capability::Campaigns},
        {QStringLiteral("alert_rule"), backends::Capability::Alerts}};
    if (const auto need = needs.constFind(kind); need != needs.constEnd() && !can(*need))
        return;
    if (kind == QLatin1String("partner"))
        show(new PartnerSheet(m_context, nullptr));
    else if (kind == QLatin1String("application"))
        show(new ApplicationSheet(m_context, parentId, nullptr));
    else if (kind == QLatin1String("client"))
        newClient(parentId);
    else if (kind == QLatin1String("api"))
        show(new ApiSheet(m_context, nullptr));
    else if (kind == QLatin1String("scope"))
        show(new ScopeSheet(m_context, parentId, nullptr));
    else if (kind == QLatin1String("plan"))
        show(new PlanSheet(m_context));
    else if (kind == QLatin1String("key"))
        issueKey(parentId);
    else if (kind == QLatin1String("import"))
        importFile();
    else if (kind == QLatin1String("api_import"))
        importApi();
    else if (kind == QLatin1String("alert_rule"))
        editAlertRule({});
    else if (kind == QLatin1String("leak"))
        answerLeak();
    else if (kind == QLatin1String("state"))
        compareState();
    else if (kind == QLatin1String("state_export"))
        exportState();
    else if (kind == QLatin1String("campaign"))
        show(new CampaignSheet(m_context, QStringList(), parentId,
                               m_environment == EnvironmentKind::Production));
    else if (kind == QLatin1String("review"))
        bulk(kind, {});
}

void Dialogs::show(CampaignSheet *sheet)
{
    connect(sheet, &CampaignSheet::done, this, &Dialogs::done);
    // After the sheet has gone and the keyboard is back where it was.
    connect(
        sheet, &CampaignSheet::showRequested, this,
        [this](const QString &id) {
            Q_EMIT goTo({QStringLiteral("campaigns"), id, {}});
        },
        Qt::QueuedConnection);
    m_host.open(sheet);
}

void Dialogs::resumeCampaign(const QString &id)
{
    backends::CampaignsBackend *campaigns = m_context.backend->campaigns();
    if (!campaigns)
        return;
    // As it is now: somebody else may have delivered meanwhile.
    QCoro::connect(campaigns->campaign(id), this, [this](const Result<domain::Campaign> &campaign) {
        if (campaign)
            show(new CampaignSheet(m_context, *campaign));
        else
            Q_EMIT failed(models::Format::error(campaign.error()), campaign.error());
    });
}

void Dialogs::answerLeak()
{
    auto *sheet = new LeakSheet(m_context);
    connect(sheet, &LeakSheet::changeRequested, this, [this](const QList<change::Change> &changes) {
        QCoro::connect(change::planInPieces(m_context.spine, changes), this,
                       [this](const change::Plan &plan) { preview(plan); });
    });
    m_host.open(sheet);
}

void Dialogs::importFile()
{
    auto *sheet = new ImportSheet(m_context);
    connect(sheet, &ImportSheet::done, this, &Dialogs::done);
    m_host.open(sheet);
}

void Dialogs::importApi()
{
    auto *sheet = new ApiImportSheet(m_context);
    connect(sheet, &ApiImportSheet::changeRequested, this, [this, sheet](const QList<change::Change> &changes) {
        connect(preview(m_context.spine->plan(changes)), &PreviewSheet::applied, sheet, &widgets::Sheet::closeSheet);
    });
    m_host.open(sheet);
}

void Dialogs::replaceScope(const domain::Scope &scope)
{
    auto *sheet = new ScopeReplaceSheet(m_context, scope);
    connect(sheet, &ScopeReplaceSheet::changesWanted, this, [this, sheet](const QList<change::Change> &changes) {
        connect(preview(m_context.spine->plan(changes)), &PreviewSheet::applied, sheet, &widgets::Sheet::closeSheet);
    });
    show(sheet);
}

void Dialogs::compareState()
{
    auto *sheet = new StateSheet(m_context, m_environment == EnvironmentKind::Production);
    connect(sheet, &StateSheet::done, this, &Dialogs::done);
    m_host.open(sheet);
}

void Dialogs::exportState()
{
    auto *sheet = new ExportStateSheet(m_context);
    connect(sheet, &ExportStateSheet::done, this, &Dialogs::done);
    m_host.open(sheet);
}

void Dialogs::offboard(const QString &partnerId)
{
    if (!m_context.inventory->partner(partnerId))
        return;
    auto *sheet = new OffboardSheet(m_context, partnerId, m_peers ? m_peers() : QList<Peer>(),
                                    m_environment == EnvironmentKind::Production);
    connect(sheet, &OffboardSheet::done, this, &Dialogs::done);
    m_host.open(sheet);
}

void Dialogs::edit(const QString &kind, const QString &id)
{
    const inventory::Inventory &inventory = *m_context.inventory;
    if (kind == QLatin1String("offboard"))
        return offboard(id);
    if (kind == QLatin1String("campaign"))
        return resumeCampaign(id);
    if (const auto *partner = kind == QLatin1String("partner") ? inventory.partner(id) : nullptr)
        show(new PartnerSheet(m_context, partner));
    else if (const auto *application =
                 kind == QLatin1String("application") ? inventory.application(id) : nullptr)
        show(new ApplicationSheet(m_context, application->partnerId, application));
    else if (const auto *api = kind == QLatin1String("api") ? inventory.api(id) : nullptr)
        show(new ApiSheet(m_context, api));
    else if (const auto *scope = kind == QLatin1String("scope") ? inventory.scope(id) : nullptr)
        show(new ScopeSheet(m_context, {}, scope));
    else if (const auto *replaced = kind == QLatin1String("scope_replace") ? inventory.scope(id) : nullptr)
        replaceScope(*replaced);
    else if (const auto *client = kind.startsWith(QLatin1String("client")) ? inventory.client(id) : nullptr)
        editClient(kind, *client);
    else if (kind == QLatin1String("key"))
        editKey(id, QStringLiteral("name"));
    else if (kind.startsWith(QLatin1String("key_")))
        editKey(id, kind.sliced(4));
}

} // namespace octroi::dialogs
