// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/tokensbackend.h"
#include "crypto/jose/jwkset.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "tokens/webclient.h"

class QComboBox;
class QPlainTextEdit;

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
class Segments;
class Switch;
} // namespace octroi::widgets

namespace octroi::pages {

/// One trusted issuer: where its tokens and keys come from, what its claims become, and a test with a real token.
class TrustEditor : public QWidget
{
    Q_OBJECT
public:
    explicit TrustEditor(Context context, QWidget *parent = nullptr);
    void load(const domain::TrustedIssuer &issuer); ///< id "": a new one
    bool isTouched() const { return m_touched; }
    tokens::WebClient &web() { return m_web; }
    void focusFirst();
    void retranslate();
    void updateActions();

Q_SIGNALS:
    void changeRequested(const QList<octroi::change::Change> &changes);

private:
    void build();
    void connectParts();
    QWidget *textPart(widgets::Label *label, QPlainTextEdit *edit, int lines);
    void fillApis();
    /// Nothing when something that was typed is wrong; it is said where it is.
    std::optional<domain::TrustedIssuer> typed();
    void discover();
    void test();
    void showTest(const domain::TrustedIssuer &issuer, const Result<crypto::JwkSet> &keys);
    void save();
    void tell(theme::Tone tone, const QString &sentence);
    QCoro::Task<Result<crypto::JwkSet>> keysOf(domain::TrustedIssuer issuer);

    Context m_context;
    tokens::WebClient m_web;
    domain::TrustedIssuer m_issuer;
    bool m_touched = false;
    widgets::Field *m_name, *m_uri, *m_audiences, *m_types, *m_algorithms, *m_jwksUri, *m_scopes, *m_scopeClaim, *m_applicationClaim;
    QComboBox *m_api, *m_application;
    widgets::Segments *m_source;
    QPlainTextEdit *m_jwks, *m_mappings, *m_applications, *m_token;
    widgets::Label *m_apiLabel, *m_jwksLabel, *m_mappingsLabel, *m_applicationsLabel, *m_applicationLabel, *m_tokenLabel, *m_result;
    widgets::Switch *m_enabled;
    widgets::Note *m_note;
    widgets::Button *m_discover, *m_save, *m_remove, *m_test;
    QWidget *m_jwksPart = nullptr;
};

} // namespace octroi::pages
