// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/oauthclient.h"

#include <QWidget>

class QSpinBox;

namespace octroi::backends {
class Backend;
}
namespace octroi::widgets {
class Label;
class Segments;
class Switch;
} // namespace octroi::widgets

namespace octroi::dialogs {

class TokenEdit;

/// How the tokens of a client are made: form, life, and what they are bound to.
class ClientTokens : public QWidget
{
    Q_OBJECT
public:
    explicit ClientTokens(QWidget *parent = nullptr);

    void load(const domain::OAuthClient &client);
    void store(domain::OAuthClient &client) const;
    bool check();
    /// What makes sense beside what was chosen elsewhere: refresh tokens, pushed requests, certificates.
    void fit(const domain::OAuthClient &client);
    void fitBackend(const backends::Backend &backend);
    bool showFieldError(const QString &field, const QString &sentence);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    QWidget *times();
    QWidget *option(widgets::Switch *control, widgets::Label *meaning);

    widgets::Label *m_formatLabel, *m_formatMeaning, *m_lifeLabel, *m_refreshLabel, *m_audienceLabel;
    widgets::Label *m_parMeaning, *m_dpopMeaning, *m_certificateMeaning, *m_error;
    widgets::Segments *m_format;
    QSpinBox *m_life, *m_refresh;
    widgets::Switch *m_par, *m_dpop, *m_certificate;
    TokenEdit *m_audience;
    QWidget *m_refreshPart = nullptr, *m_parPart = nullptr, *m_certificatePart = nullptr;
    QString m_noOpaque, m_noAudience; ///< why the backend cannot; "": it can
    bool m_lifeTouched = false, m_refreshTouched = false;
};

} // namespace octroi::dialogs
