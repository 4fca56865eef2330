// SPDX-License-Identifier: GPL-3.0-or-later
// Saved connections: making, editing and forgetting them, and their secrets.
#include "workspace.h"

#include "administratorsignin.h"
#include "change/runs.h"
#include "dialogs/connectsheet.h"
#include "dialogs/questionsheet.h"
#include "dialogs/signinprogress.h"
#include "dialogs/unlocksheet.h"
#include "inventory/snapshotfile.h"
#include "models/format.h"
#include "shell/mainwindow.h"
#include "widgets/sheethost.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTimer>

namespace octroi::app {

using dialogs::ConnectRequest;
using dialogs::ConnectSheet;
using session::ConnectionProfile;

namespace {

/// Policy, exceptions and history of the health page.
QString healthPath(const QString &folder, const QString &name)
{
    return folder + QStringLiteral("/health/") + name + QStringLiteral(".octroihealth");
}

bool isSameAccess(const ConnectionProfile &a, const ConnectionProfile &b)
{
    return a.kind == b.kind && a.address == b.address && a.clientId == b.clientId && a.signIn == b.signIn && a.realm == b.realm &&
           a.signInRealm == b.signInRealm && a.mapping == b.mapping;
}

QString testedSentence(const ConnectionProfile &profile, const QString &version)
{
    const QString server = version.isEmpty() ? profile.address : Workspace::tr("%1, version %2", "address").arg(profile.address, version);
    return profile.isKeycloak() ? Workspace::tr("It works: %1, realm %2.").arg(server, profile.realm) : Workspace::tr("It works: %1.").arg(server);
}

} // namespace

QCoro::Task<> Workspace::readSecret(QString profileId)
{
    const auto secret = co_await m_connections.secretOf(profileId);
    Console *console = find(profileId);
    if (!console)
        co_return;
    if (console->opening().profile.signIn == session::SignInMethod::Open) {
        console->useSecret(nullptr);
        co_return;
    }
    const QString name = console->opening().profile.name;
    if (secret) {
        console->useSecret(*secret);
    } else if (secret.error().reason == QLatin1String("locked")) {
        m_locked = true;
        if (m_current && m_current->window())
            askPassphrase();
    } else if (secret.error().code == ErrorCode::NotFound) {
        console->tellSecretMissing(tr("The secret of %1 was kept for one run only.").arg(name));
    } else if (secret.error().reason == QLatin1String("no_keychain")) {
        console->tellSecretMissing(tr("No keychain answers on this system, so the secret of %1 cannot be read.").arg(name));
    } else {
        console->tellSecretMissing(tr("The keychain did not give the secret of %1.").arg(name));
    }
}

/// Its usage comes from another connection, which has a secret of its own.
QCoro::Task<> Workspace::attachUsage(QPointer<Console> console)
{
    const ConnectionProfile *known = m_connections.profile(console->opening().profile.usageFrom);
    if (!known)
        co_return;
    const ConnectionProfile source = *known;
    const auto secret = co_await m_connections.secretOf(source.id);
    if (console && (secret || source.signIn == session::SignInMethod::Open))
        console->takeUsageFrom(source, secret ? *secret : nullptr);
}

QString Workspace::fileName(const QString &id) const
{
    // A profile's identifier is not a file name that anyone chose.
    return QString::fromLatin1(
        QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

QString Workspace::snapshotPath(const QString &id) const
{
    return m_folder + QStringLiteral("/snapshots/") + fileName(id) + QStringLiteral(".octroisnap");
}

QString Workspace::runsPath(const QString &id) const
{
    return m_folder + QStringLiteral("/runs/") + fileName(id) + QStringLiteral(".octroirun");
}

// What the last run knew is on the screen before the backend answers; a keychain that does not answer holds up nothing.
QCoro::Task<> Workspace::openSnapshot(QPointer<Console> console)
{
    constexpr auto patience = std::chrono::seconds(3);
    QTimer::singleShot(patience, console, &Console::snapshotReady);
    const QString id = console->opening().id();
    if (console->opening().kind != Opening::Kind::Demo) {
        const auto sealer = co_await m_connections.snapshotSealer(id);
        if (!console)
            co_return;
        if (sealer) {
            auto file = std::make_shared<inventory::SnapshotFile>(snapshotPath(id), id, *sealer);
            const Result<void> opened = co_await console->inventory().openFile(file);
            if (!console)
                co_return;
            if (!opened && opened.error().code == ErrorCode::Storage)
                console->tellLostSnapshot(opened.error());
            // Another console that is open keeps its own there; this one's runs are then not kept.
            auto journal = std::make_shared<change::RunJournal>(runsPath(id), id, *sealer);
            const Result<void> read = co_await console->spine().runs().openJournal(journal);
            Q_UNUSED(read)
            if (!console)
                co_return;
            auto health = std::make_shared<health::HealthFile>(healthPath(m_folder, fileName(id)), id, *sealer);
            const Result<void> kept = co_await console->health().openFile(health);
            Q_UNUSED(kept) // its page says what was lost
        }
    }
    if (console)
        console->snapshotReady();
}

void Workspace::connectToServer(widgets::SheetHost &host)
{
    openSheet(&host, QString());
}

void Workspace::edit(const QString &profileId)
{
    if (m_current && m_current->window() && m_connections.profile(profileId))
        openSheet(&m_current->window()->sheets(), profileId);
}

QCoro::Task<> Workspace::openSheet(QPointer<widgets::SheetHost> host, QString profileId)
{
    const bool keychain = co_await m_connections.hasKeychain();
    const auto secret = co_await m_connections.secretOf(profileId);
    const ConnectionProfile *profile = m_connections.profile(profileId);
    if (!host || (!profileId.isEmpty() && !profile))
        co_return;
    dialogs::SecretPlaces places;
    places.keychain = keychain;
    places.fileExists = m_connections.sealed().exists();
    places.fileOpen = m_connections.sealed().isOpen();
    auto *sheet = new ConnectSheet(places);
    QList<std::pair<QString, QString>> sources;
    for (const ConnectionProfile &one : m_connections.profiles()) {
        if (one.isPrometheus())
            sources.append({one.id, one.name});
    }
    sheet->setSources(sources);
    if (profile)
        sheet->setProfile(*profile, bool(secret));
    else
        sheet->setColour(int(m_connections.profiles().size()) + (m_consoles.empty() ? 0 : 1));
    const QPointer<ConnectSheet> watched(sheet);
    const auto signing = std::make_shared<AdministratorSignIn>(m_clock);
    connect(sheet, &ConnectSheet::submitted, this,
            [this, watched, signing](const ConnectRequest &request) { submit(watched, request, signing); });
    connect(sheet, &ConnectSheet::closed, this, [signing] { signing->cancel(); });
    connect(signing.get(), &AdministratorSignIn::browserWanted, sheet,
            [sheet](const QUrl &address) { sheet->showProgress()->showBrowser(address); });
    connect(signing.get(), &AdministratorSignIn::codeGiven, sheet,
            [sheet](const QString &code, const QUrl &address) { sheet->showProgress()->showCode(code, address); });
    connect(sheet, &ConnectSheet::forgetRequested, this, &Workspace::forget, Qt::QueuedConnection);
    host->open(sheet);
}

QCoro::Task<Result<void>> Workspace::openVault(ConnectRequest request)
{
    if (!request.passphrase)
        co_return Result<void>();
    const Result<void> opened = co_await m_connections.sealed().unlock(request.passphrase);
    if (opened)
        co_return opened;
    Error error = opened.error();
    error.field = QStringLiteral("passphrase");
    co_return error;
}

QCoro::Task<> Workspace::submit(QPointer<ConnectSheet> sheet, ConnectRequest request, SignIn signing)
{
    ConnectionProfile &profile = request.profile;
    const auto fail = [sheet](const Error &error) {
        if (sheet)
            sheet->showError(error);
    };
    const Result<void> opened = co_await openVault(request);
    if (!opened) {
        fail(opened.error());
        co_return;
    }
    const ConnectionProfile *before = m_connections.profile(profile.id);
    const bool same = before && !request.secret && isSameAccess(*before, profile);
    std::shared_ptr<Secret> secret = request.secret;
    if (!secret && (same || !session::isPersonal(profile.signIn))) {
        const auto known = co_await m_connections.secretOf(profile.id);
        if (known)
            secret = *known;
    }
    // Of a person who is signed in already, a second use of the token would look like a theft.
    const bool skips = same && secret && (!request.test || session::isPersonal(profile.signIn));
    AdministratorSignIn::Welcome welcome{secret, {}, profile.realm, {}};
    if (!skips) {
        // Signed in first, so that what was typed is still there when it fails.
        const auto arrived = co_await signing->arrive(profile, secret);
        if (!arrived) {
            fail(arrived.error());
            co_return;
        }
        welcome = *arrived;
    }
    if (!sheet)
        co_return; // it was closed meanwhile: nothing is kept of it
    if (!welcome.realms.isEmpty()) {
        sheet->chooseRealm(welcome.realms);
        co_return;
    }
    profile.realm = welcome.realm;
    if (request.test) {
        sheet->showTested(testedSentence(profile, welcome.version));
        co_return;
    }
    const Result<void> kept = co_await m_connections.keep(profile, skips ? request.secret : welcome.secret);
    if (!kept) {
        fail(kept.error());
    } else {
        if (sheet)
            sheet->succeed();
        showOpened(profile, welcome.secret);
    }
}

void Workspace::showOpened(const ConnectionProfile &profile, const std::shared_ptr<Secret> &secret)
{
    Opening opening;
    opening.kind = Opening::Kind::Server;
    opening.profile = profile;
    opening.clientSecret = secret;
    // Its name, colour and environment are all over its window: a changed one is opened anew.
    const QString shownBefore = m_current ? m_current->opening().id() : QString();
    const bool wasKnown = find(profile.id) != nullptr;
    if (wasKnown && shownBefore == profile.id && m_current->window())
        m_current->window()->saveSession();
    replace(opening);
    activate(wasKnown && !shownBefore.isEmpty() ? shownBefore : profile.id);
}

void Workspace::forget(const QString &profileId)
{
    const ConnectionProfile *profile = m_connections.profile(profileId);
    if (!profile || !m_current)
        return;
    auto *question = new dialogs::QuestionSheet(
        tr("Forget %1?").arg(profile->name),
        tr("The connection and its secret leave this computer. The server and what it holds stay as they are."),
        tr("Forget the connection"));
    connect(question, &dialogs::QuestionSheet::confirmed, this, [this, profileId] { drop(profileId); });
    m_current->window()->sheets().open(question);
}

QCoro::Task<> Workspace::drop(QString profileId)
{
    // A person's tokens do not outlive it; a server that does not answer holds nobody to it.
    const QPointer<Console> open = find(profileId);
    if (open && session::isPersonal(open->opening().profile.signIn) && open->backend().state() == backends::BackendState::Online) {
        const Result<void> out = co_await backends::connectionOf(open->backend())->signOut();
        Q_UNUSED(out)
    }
    const Result<void> forgotten = co_await m_connections.forget(profileId);
    QFile::remove(snapshotPath(profileId));
    QFile::remove(runsPath(profileId));
    QFile::remove(healthPath(m_folder, fileName(profileId)));
    if (m_connections.profile(profileId)) {
        if (m_current && m_current->window())
            m_current->window()->showNotice(theme::Tone::Danger, models::Format::error(forgotten.error()));
        co_return;
    }
    if (m_current && m_current->window())
        m_current->window()->sheets().closeAll();
    close(profileId);
    if (!forgotten && m_current && m_current->window())
        m_current->window()->showNotice(theme::Tone::Warning,
                                        tr("The connection is gone, but its secret could not be removed: %1")
                                            .arg(models::Format::error(forgotten.error())));
}

void Workspace::askPassphrase()
{
    m_locked = false;
    if (m_unlockSheet)
        return;
    m_unlockSheet = new dialogs::UnlockSheet;
    const QPointer<dialogs::UnlockSheet> sheet = m_unlockSheet;
    connect(sheet, &dialogs::UnlockSheet::submitted, this,
            [this, sheet](const std::shared_ptr<Secret> &passphrase) { unlock(sheet, passphrase); });
    m_current->window()->sheets().open(sheet);
}

QCoro::Task<> Workspace::unlock(QPointer<dialogs::UnlockSheet> sheet, std::shared_ptr<Secret> passphrase)
{
    const Result<void> opened = co_await m_connections.sealed().unlock(passphrase);
    if (!opened) {
        if (sheet)
            sheet->showWrong(opened.error().code == ErrorCode::Unauthorized ? QString()
                                                                            : models::Format::error(opened.error()));
        co_return;
    }
    if (sheet)
        sheet->closeSheet();
    for (const auto &console : m_consoles)
        openSnapshot(console.get()); // without a keychain its key lies in that file
    for (const ConnectionProfile &profile : m_connections.profiles()) {
        const Console *console = find(profile.id);
        if (profile.secretPlace == session::SecretPlace::SealedFile && console && !console->opening().clientSecret)
            readSecret(profile.id);
    }
}

} // namespace octroi::app
