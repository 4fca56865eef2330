// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions that end, and those that a person ends.
#include "workspace.h"

#include "administratorsignin.h"
#include "dialogs/signinprogress.h"
#include "dialogs/signinsheet.h"
#include "models/format.h"
#include "shell/mainwindow.h"
#include "widgets/sheethost.h"

namespace octroi::app {

using dialogs::SignInSheet;
using session::ConnectionProfile;

void Workspace::signOut(const QString &profileId)
{
    if (Console *console = find(profileId))
        console->signOut();
}

/// A token is of no use any more; the secret of a client is, at the next sign-in.
void Workspace::dropSignedOut(const QString &profileId)
{
    const ConnectionProfile *profile = m_connections.profile(profileId);
    if (profile && profile->signIn != session::SignInMethod::ClientSecret)
        m_connections.dropSecret(profileId);
}

QCoro::Task<> Workspace::keepRenewed(QString profileId, std::shared_ptr<Secret> secret)
{
    const Result<void> kept = co_await m_connections.renewSecret(profileId, secret);
    if (!kept && kept.error().code != ErrorCode::NotFound && m_current && m_current->window())
        m_current->window()->showNotice(theme::Tone::Warning, tr("The renewed sign-in could not be kept, so you are asked for it at the next start: %1")
                                                                  .arg(models::Format::error(kept.error())));
}

QCoro::Task<> Workspace::reconnect(QString profileId)
{
    const auto secret = co_await m_connections.secretOf(profileId);
    Console *console = find(profileId);
    if (console && secret)
        console->useSecret(*secret);
    else if (console)
        edit(profileId);
}

void Workspace::signInAgain(const QString &profileId)
{
    const ConnectionProfile *known = m_connections.profile(profileId);
    if (!known || !m_current || !m_current->window() || m_signInSheet)
        return;
    const ConnectionProfile profile = *known;
    if (profile.signIn == session::SignInMethod::ClientSecret) {
        reconnect(profileId);
        return;
    }
    auto *sheet = new SignInSheet(profile);
    m_signInSheet = sheet;
    const QPointer<SignInSheet> watched(sheet);
    const auto signing = std::make_shared<AdministratorSignIn>(m_clock);
    connect(sheet, &SignInSheet::started, this, [this, watched, profile, signing](const std::shared_ptr<Secret> &secret) {
        goOn(watched, profile, secret, signing);
    });
    connect(sheet, &SignInSheet::closed, this, [signing] { signing->cancel(); });
    connect(signing.get(), &AdministratorSignIn::browserWanted, sheet, [sheet](const QUrl &address) {
        sheet->progress()->showBrowser(address);
        sheet->progress()->show();
    });
    connect(signing.get(), &AdministratorSignIn::codeGiven, sheet, [sheet](const QString &code, const QUrl &address) {
        sheet->progress()->showCode(code, address);
        sheet->progress()->show();
    });
    m_current->window()->sheets().open(sheet);
}

QCoro::Task<> Workspace::goOn(QPointer<SignInSheet> sheet, ConnectionProfile profile, std::shared_ptr<Secret> secret, SignIn signing)
{
    const auto arrived = co_await signing->arrive(profile, secret);
    if (!arrived) {
        if (sheet)
            sheet->showError(arrived.error());
        co_return;
    }
    if (!sheet)
        co_return;
    const std::shared_ptr<Secret> taken = arrived->secret;
    co_await keepRenewed(profile.id, taken);
    if (sheet)
        sheet->closeSheet();
    // What stands on it stays: only what it signs in with is another.
    if (Console *console = find(profile.id))
        console->useSecret(taken);
}

} // namespace octroi::app
