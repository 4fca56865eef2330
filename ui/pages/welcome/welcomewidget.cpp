// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/welcome/welcomewidget.h"

#include "pages/welcome/choicecard.h"
#include "widgets/label.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace octroi::pages {

using theme::Color;
using theme::Type;
using widgets::Button;

namespace {

/// The mark of the program: an arch with its barrier.
class Logo : public QWidget
{
public:
    Logo()
    {
        setFixedSize(48, 48);
        connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(2, 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(Color::Accent));
        painter.drawRoundedRect(QRectF(1, 1, 22, 22), 6, 6);
        painter.setPen(QPen(theme::color(Color::OnAccent), 1.75, Qt::SolidLine, Qt::RoundCap));
        painter.setBrush(Qt::NoBrush);
        painter.drawLine(QPointF(6, 18.5), QPointF(6, 11));
        painter.drawArc(QRectF(6, 5, 12, 12), 0, 180 * 16);
        painter.drawLine(QPointF(18, 11), QPointF(18, 18.5));
        painter.drawLine(QPointF(6.2, 15.8), QPointF(16.6, 11.2));
    }
};

} // namespace

WelcomeWidget::WelcomeWidget(QWidget *parent)
    : QWidget(parent)
    , m_logo(new Logo)
    , m_question(new widgets::Label({}, Type::Number))
    , m_subline(new widgets::Label({}, Type::Body, Color::TextSecondary))
    , m_version(new widgets::Label({}, Type::Caption, Color::TextMuted))
    , m_builtin(new ChoiceCard(Illustration::Scene::Gate, Button::Kind::Primary))
    , m_server(new ChoiceCard(Illustration::Scene::Servers, Button::Kind::Secondary))
    , m_demo(new ChoiceCard(Illustration::Scene::Chart, Button::Kind::Secondary))
    , m_language(new Button(QString(), Button::Kind::Ghost))
    , m_theme(new Button(QString(), Button::Kind::Ghost))
    , m_languages(new QMenu(this))
    , m_themes(new QMenu(this))
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_logo, 0, Qt::AlignHCenter);
    column->addSpacing(16);
    column->addWidget(m_question, 0, Qt::AlignHCenter);
    QFont lead = theme::font(Type::Title);
    lead.setWeight(QFont::Normal);
    m_subline->setFont(lead);
    column->addWidget(m_subline, 0, Qt::AlignHCenter);
    column->addSpacing(32);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    row->addStretch(1);
    for (ChoiceCard *card : {m_builtin, m_server, m_demo})
        row->addWidget(card);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(3);

    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeFoot());

    connect(m_builtin, &ChoiceCard::chosen, this, &WelcomeWidget::startBuiltin);
    connect(m_demo, &ChoiceCard::chosen, this, &WelcomeWidget::exploreDemo);
    connect(m_server, &ChoiceCard::chosen, this, &WelcomeWidget::connectToServer);
    retranslate();
    m_builtin->button()->setFocus(Qt::OtherFocusReason);
}

QWidget *WelcomeWidget::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 8, 24, 16);
    m_language->setIconName(QStringLiteral("globe"));
    m_language->setMenu(m_languages);
    m_theme->setMenu(m_themes);
    row->addWidget(m_language);
    row->addWidget(m_theme);
    row->addStretch(1);
    row->addWidget(m_version);
    return foot;
}

void WelcomeWidget::fillMenus()
{
    m_languages->clear();
    auto *languages = new QActionGroup(m_languages);
    // A language is called what its speakers call it, whatever language the window is in.
    const QList<std::pair<QString, QString>> choices{{QString(), tr("System's language")},
                                                     {QStringLiteral("en"), QStringLiteral("English")},
                                                     {QStringLiteral("fr"), QStringLiteral("Français")}};
    for (const auto &[code, name] : choices) {
        QAction *action =
            m_languages->addAction(name, this, [this, code = code] { Q_EMIT languageRequested(code); });
        action->setCheckable(true);
        action->setChecked(code == m_code);
        languages->addAction(action);
        if (code == m_code)
            m_language->setText(name);
    }
    m_themes->clear();
    auto *themes = new QActionGroup(m_themes);
    const QList<std::pair<theme::Scheme, QString>> schemes{
        {theme::Scheme::System, tr("Follow the system’s theme")},
        {theme::Scheme::Light, tr("Light theme")},
        {theme::Scheme::Dark, tr("Dark theme")}};
    for (const auto &[scheme, name] : schemes) {
        QAction *action = m_themes->addAction(name, this, [this, scheme = scheme] {
            setScheme(scheme);
            Q_EMIT schemeRequested(scheme);
        });
        action->setCheckable(true);
        action->setChecked(scheme == m_scheme);
        themes->addAction(action);
        if (scheme == m_scheme)
            m_theme->setText(name);
    }
}

void WelcomeWidget::setLanguage(const QString &code)
{
    m_code = code;
    fillMenus();
}

void WelcomeWidget::setScheme(theme::Scheme scheme)
{
    m_scheme = scheme;
    fillMenus();
}

void WelcomeWidget::retranslate()
{
    m_question->setText(tr("Who may call your APIs?"));
    m_subline->setText(tr("Octroi grants access, checks it and meters it. Where do you want to begin?"));
    m_builtin->setTexts(tr("Issue keys from this computer"),
                        tr("Octroi starts its own backend and keeps everything in a folder of yours."),
                        {tr("First key in under a minute"), tr("API keys with scopes, expiry and metering"),
                         tr("Works without any network")},
                        tr("Start with the built-in backend"));
    m_server->setTexts(tr("Connect to a server"),
                       tr("You already have an octroid server that holds the keys."),
                       {tr("octroid on this network or elsewhere"), tr("Sign in with a service client"),
                        tr("Several administrators on the same data")},
                       tr("Connect to a server…"));
    m_demo->setTexts(tr("Explore with demo data"),
                     tr("An invented company with 40 partners and a month of consumption."),
                     {tr("No network and no account"), tr("Everything works, nothing is real"),
                      tr("Kept apart from your own data")},
                     tr("Explore with demo data"));
    m_version->setText(tr("Octroi %1 · no data is sent anywhere").arg(QStringLiteral(OCTROI_VERSION)));
    m_language->setAccessibleName(tr("Language"));
    m_theme->setAccessibleName(tr("Theme"));
    fillMenus();
}

void WelcomeWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WelcomeWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Color::BgPage));
}

} // namespace octroi::pages
