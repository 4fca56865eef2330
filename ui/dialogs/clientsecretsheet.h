// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

namespace octroi::widgets {
class Segments;
}

namespace octroi::dialogs {

class ExpiryPicker;

/// A new secret of a client: one more, or one that takes the place of those before, which work on for a while.
class ClientSecretSheet : public FormSheet
{
    Q_OBJECT
public:
    ClientSecretSheet(pages::Context context, const domain::OAuthClient &client, bool rotate, QWidget *parent = nullptr);

Q_SIGNALS:
    void issued(const octroi::backends::IssuedClient &client);

protected:
    void submit() override;
    void retranslate() override;
    void succeeded(const change::ItemResult &result) override;

private:
    qint64 overlapSeconds() const;
    void fitBackend();
    void update();

    domain::OAuthClient m_client;
    bool m_rotate;
    widgets::Label *m_what, *m_overlapLabel, *m_end, *m_expiryLabel;
    widgets::Segments *m_overlap;
    ExpiryPicker *m_expiry;
    QWidget *m_expiryPart = nullptr;
    bool m_graceKnown = false; ///< a policy covers its secret
    QString m_grace; ///< the backend has its own, and says so; "": as it is asked
};

} // namespace octroi::dialogs
