// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/trusteditor.h"

#include "models/format.h"
#include "models/trusttext.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/switch.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace octroi::pages {

using domain::TrustedIssuer;
using models::Format;
using widgets::Button;
using widgets::Field;
using widgets::Label;

TrustEditor::TrustEditor(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_web(*context.clock)
    , m_name(new Field), m_uri(new Field), m_audiences(new Field), m_types(new Field), m_algorithms(new Field), m_jwksUri(new Field), m_scopes(new Field), m_scopeClaim(new Field), m_applicationClaim(new Field)
    , m_api(new QComboBox), m_application(new QComboBox)
    , m_source(new widgets::Segments)
    , m_jwks(new QPlainTextEdit), m_mappings(new QPlainTextEdit), m_applications(new QPlainTextEdit), m_token(new QPlainTextEdit)
    , m_apiLabel(new Label({}, theme::Type::Label)), m_jwksLabel(new Label({}, theme::Type::Label)), m_mappingsLabel(new Label({}, theme::Type::Label))
    , m_applicationsLabel(new Label({}, theme::Type::Label)), m_applicationLabel(new Label({}, theme::Type::Label)), m_tokenLabel(new Label({}, theme::Type::Label))
    , m_result(new Label({}, theme::Type::Caption, theme::Color::TextSecondary))
    , m_enabled(new widgets::Switch)
    , m_note(new widgets::Note(theme::Tone::Danger))
    , m_discover(new Button(QString(), Button::Kind::Secondary))
    , m_save(new Button(QString(), Button::Kind::Primary))
    , m_remove(new Button(QString(), Button::Kind::DangerLine))
    , m_test(new Button(QString(), Button::Kind::Secondary))
{
    build();
    connectParts();
    retranslate();
}

QWidget *TrustEditor::textPart(Label *label, QPlainTextEdit *edit, int lines)
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(edit);
    edit->setFont(theme::font(theme::Type::Mono));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(theme::withText(20) * lines + 12);
    return part;
}

void TrustEditor::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    const auto pair = [column](QWidget *left, QWidget *right) {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        row->addWidget(left, 1);
        row->addWidget(right, 1);
        column->addLayout(row);
    };
    const auto labelled = [](Label *label, QWidget *control) {
        auto *part = new QWidget;
        auto *inner = new QVBoxLayout(part);
        inner->setContentsMargins(0, 0, 0, 0);
        inner->setSpacing(4);
        inner->addWidget(label);
        inner->addWidget(control);
        return part;
    };
    pair(m_name, labelled(m_apiLabel, m_api));
    auto *issuer = new QHBoxLayout;
    issuer->setSpacing(8);
    issuer->addWidget(m_uri, 1);
    issuer->addWidget(m_discover, 0, Qt::AlignBottom);
    column->addLayout(issuer);
    column->addWidget(m_audiences);
    pair(m_types, m_algorithms);
    column->addWidget(m_source, 0, Qt::AlignLeading);
    column->addWidget(m_jwksUri);
    column->addWidget(m_jwksPart = textPart(m_jwksLabel, m_jwks, 4));
    pair(m_scopes, m_scopeClaim);
    column->addWidget(textPart(m_mappingsLabel, m_mappings, 3));
    pair(m_applicationClaim, labelled(m_applicationLabel, m_application));
    column->addWidget(textPart(m_applicationsLabel, m_applications, 3));
    column->addWidget(m_enabled);
    column->addWidget(m_note);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addWidget(textPart(m_tokenLabel, m_token, 4));
    column->addWidget(m_test, 0, Qt::AlignLeading);
    column->addWidget(m_result);
    column->addStretch();
    for (Field *field : {m_uri, m_audiences, m_types, m_algorithms, m_jwksUri, m_scopes, m_scopeClaim, m_applicationClaim})
        field->setMono(true);
    m_result->setWordWrap(true);
    m_token->setUndoRedoEnabled(false);
    m_note->hide();
}

void TrustEditor::connectParts()
{
    const auto touch = [this] {
        m_touched = true;
        m_note->hide();
        for (Field *field : {m_name, m_uri, m_audiences})
            field->setError({});
        updateActions();
    };
    for (Field *field : {m_name, m_uri, m_audiences, m_types, m_algorithms, m_jwksUri, m_scopes, m_scopeClaim, m_applicationClaim})
        connect(field, &Field::textEdited, this, touch);
    for (QPlainTextEdit *edit : {m_jwks, m_mappings, m_applications})
        connect(edit, &QPlainTextEdit::textChanged, this, touch);
    for (QComboBox *box : {m_api, m_application})
        connect(box, &QComboBox::activated, this, touch);
    connect(m_enabled, &QAbstractButton::clicked, this, touch);
    connect(m_source, &widgets::Segments::activated, this, touch);
    connect(m_source, &widgets::Segments::currentChanged, this, &TrustEditor::updateActions);
    connect(m_discover, &QAbstractButton::clicked, this, &TrustEditor::discover);
    connect(m_save, &QAbstractButton::clicked, this, &TrustEditor::save);
    connect(m_test, &QAbstractButton::clicked, this, &TrustEditor::test);
    connect(m_remove, &QAbstractButton::clicked, this, [this] { Q_EMIT changeRequested({change::DeleteTrustedIssuer{m_issuer}}); });
}

void TrustEditor::retranslate()
{
    m_name->setLabel(tr("Name"));
    m_apiLabel->setText(tr("API that takes its tokens"));
    m_api->setAccessibleName(m_apiLabel->text());
    m_uri->setLabel(tr("Issuer"));
    m_uri->setPlaceholderText(QStringLiteral("https://id.partner.example"));
    m_discover->setText(tr("Discover"));
    m_audiences->setLabel(tr("Audiences, one of which has to be in the token"));
    m_types->setLabel(tr("Types (typ)"));
    m_algorithms->setLabel(tr("Algorithms"));
    m_source->setSegments({tr("Keys by discovery"), tr("Keys at an address"), tr("Keys here")});
    m_source->setAccessibleName(tr("Where its keys come from"));
    m_jwksUri->setLabel(tr("Address of its keys"));
    m_jwksLabel->setText(tr("Key set (JWKS)"));
    m_jwks->setAccessibleName(m_jwksLabel->text());
    m_scopes->setLabel(tr("Scopes that its tokens can have at most"));
    m_scopeClaim->setLabel(tr("Claim with scopes"));
    m_mappingsLabel->setText(tr("Claims that become scopes: claim = value => scope scope"));
    m_mappings->setAccessibleName(m_mappingsLabel->text());
    m_applicationClaim->setLabel(tr("Claim that names the application"));
    m_applicationsLabel->setText(tr("Applications: value => partner / application"));
    m_applications->setAccessibleName(m_applicationsLabel->text());
    m_applicationLabel->setText(tr("Application of all other tokens"));
    m_application->setAccessibleName(m_applicationLabel->text());
    m_enabled->setText(tr("Its tokens are taken"));
    m_enabled->setAccessibleName(m_enabled->text());
    m_save->setText(tr("Save"));
    m_remove->setText(tr("Remove…"));
    m_tokenLabel->setText(tr("Test with a real token; it stays on this computer"));
    m_token->setAccessibleName(m_tokenLabel->text());
    m_test->setText(tr("Test"));
    fillApis();
    updateActions();
}

void TrustEditor::fillApis()
{
    const QString api = m_api->currentData().toString(), application = m_application->currentData().toString();
    m_api->clear();
    for (const domain::Api &one : m_context.inventory->apis())
        m_api->addItem(one.name, one.id);
    m_api->setCurrentIndex(std::max(0, m_api->findData(api)));
    m_application->clear();
    m_application->addItem(tr("None: they are refused"), QString());
    for (const domain::Application &one : m_context.inventory->applications())
        m_application->addItem(models::applicationName(one.id, *m_context.inventory), one.id);
    m_application->setCurrentIndex(std::max(0, m_application->findData(application)));
}

void TrustEditor::load(const TrustedIssuer &issuer)
{
    m_issuer = issuer;
    fillApis();
    const auto words = [](const QStringList &list) { return list.join(QLatin1Char(' ')); };
    m_name->setText(issuer.name);
    m_api->setCurrentIndex(std::max(0, m_api->findData(issuer.apiId)));
    m_uri->setText(issuer.issuer);
    m_audiences->setText(words(issuer.audiences));
    m_types->setText(words(issuer.types));
    m_algorithms->setText(words(issuer.algorithms));
    m_source->setCurrentIndex(int(issuer.keySource));
    m_jwksUri->setText(issuer.jwksUri);
    m_jwks->setPlainText(issuer.jwks.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(issuer.jwks).toJson()));
    m_scopes->setText(words(issuer.scopes));
    m_scopeClaim->setText(issuer.scopeClaim);
    m_mappings->setPlainText(models::mappingText(issuer.scopeMappings));
    m_applicationClaim->setText(issuer.applicationClaim);
    m_applications->setPlainText(models::applicationText(issuer.applications, *m_context.inventory));
    m_application->setCurrentIndex(std::max(0, m_application->findData(issuer.applicationId)));
    m_enabled->setChecked(issuer.enabled);
    m_result->clear();
    m_note->hide();
    m_touched = false;
    updateActions();
}

void TrustEditor::focusFirst()
{
    m_name->lineEdit()->setFocus(Qt::OtherFocusReason);
}

void TrustEditor::updateActions()
{
    const auto source = TrustedIssuer::KeySource(m_source->currentIndex());
    m_jwksUri->setVisible(source == TrustedIssuer::KeySource::Uri);
    m_jwksPart->setVisible(source == TrustedIssuer::KeySource::Inline);
    const QString readOnly = m_context.spine->isReadOnly() ? tr("This window is read-only.") : QString();
    m_save->setDisabledReason(!readOnly.isEmpty() ? readOnly : m_touched ? QString() : tr("Nothing was changed."));
    m_remove->setDisabledReason(readOnly);
    m_remove->setVisible(!m_issuer.id.isEmpty());
}

void TrustEditor::tell(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->show();
}

void TrustEditor::save()
{
    if (const auto issuer = typed())
        Q_EMIT changeRequested({m_issuer.id.isEmpty() ? change::Change(change::CreateTrustedIssuer{*issuer}) : change::Change(change::UpdateTrustedIssuer{*issuer, m_issuer})});
}

} // namespace octroi::pages
