// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settings/settingspage.h"

#include "pages/settings/proxysnippet.h"
#include "pages/settings/settingrow.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/pageheader.h"
#include "widgets/segments.h"
#include "widgets/switch.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>
#include <array>

namespace octroi::pages {

using theme::Color;
using theme::Type;
using widgets::Label;

namespace {
constexpr std::array kPercents{100, 125, 150, 175, 200};
constexpr int kFacts = 5;
} // namespace

SettingsPage::SettingsPage(Context context, QSettings &settings, QWidget *parent)
    : Page(context, parent)
    , m_preferences(settings)
    , m_header(new widgets::PageHeader)
    , m_look(new widgets::Card)
    , m_builtin(new widgets::Card)
    , m_about(new widgets::Card)
    , m_language(new QComboBox)
    , m_scheme(new widgets::Segments)
    , m_text(new widgets::Segments)
    , m_compact(new widgets::Switch)
    , m_languageRow(new SettingRow(m_language))
    , m_schemeRow(new SettingRow(m_scheme))
    , m_textRow(new SettingRow(m_text))
    , m_compactRow(new SettingRow(m_compact))
    , m_state(new widgets::Note(theme::Tone::Info))
    , m_facts(new QWidget)
    , m_folder(new widgets::Button)
    , m_copy(new widgets::Button)
    , m_proxyTitle(new Label({}, Type::CardTitle))
    , m_proxyText(new Label({}, Type::Caption, Color::TextMuted))
    , m_aboutText(new Label({}, Type::Body, Color::TextPrimary))
    , m_licence(new Label({}, Type::Body, Color::TextSecondary))
    , m_partsText(new Label({}, Type::Caption, Color::TextMuted))
    , m_snippet(new QPlainTextEdit)
{
    build();
    connectParts();
    retranslate();
}

void SettingsPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(24, 0, 24, 24);
    auto *column = new QVBoxLayout;
    column->setSpacing(16);
    column->addWidget(buildLook());
    column->addWidget(buildBuiltin());
    column->addWidget(buildAbout());
    column->addStretch(1);
    row->addLayout(column, 10);
    row->addStretch(1);
    for (widgets::Card *card : {m_look, m_builtin, m_about})
        card->setMaximumWidth(860);
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);
}

QWidget *SettingsPage::buildLook()
{
    m_language->setMinimumWidth(200);
    for (SettingRow *row : {m_languageRow, m_schemeRow, m_textRow, m_compactRow})
        m_look->body()->addWidget(row);
    return m_look;
}

QWidget *SettingsPage::buildBuiltin()
{
    m_builtin->body()->setSpacing(8);
    m_builtin->body()->addWidget(m_state);
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < kFacts; ++i) {
        auto *name = new Label({}, Type::Body, Color::TextMuted);
        auto *value = new Label({}, Type::Mono, Color::TextPrimary);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setElided(true);
        grid->addWidget(name, i, 0);
        grid->addWidget(value, i, 1);
        m_names.append(name);
        m_values.append(value);
    }
    m_folder->setButtonSize(widgets::Button::Size::Small);
    m_folder->setIconName(QStringLiteral("external"));
    grid->addWidget(m_folder, 1, 2);
    m_builtin->body()->addWidget(m_facts);
    m_builtin->body()->addSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_proxyTitle, 1);
    m_copy->setButtonSize(widgets::Button::Size::Small);
    m_copy->setIconName(QStringLiteral("copy"));
    head->addWidget(m_copy);
    m_builtin->body()->addLayout(head);
    m_proxyText->setWordWrap(true);
    m_builtin->body()->addWidget(m_proxyText);
    m_snippet->setReadOnly(true);
    m_snippet->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_snippet->setTabChangesFocus(true);
    m_snippet->setLayoutDirection(Qt::LeftToRight); // code in every language
    m_builtin->body()->addWidget(m_snippet);
    return m_builtin;
}

QWidget *SettingsPage::buildAbout()
{
    m_about->body()->setSpacing(8);
    for (Label *label : {m_aboutText, m_licence, m_partsText}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_about->body()->addWidget(label);
    }
    return m_about;
}

void SettingsPage::connectParts()
{
    connect(m_language, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        const QString code = m_language->itemData(index).toString();
        m_preferences.setLanguage(code);
        Q_EMIT languageRequested(code);
    });
    connect(m_scheme, &widgets::Segments::activated, this, [this](int index) {
        m_preferences.setScheme(theme::Scheme(index));
        Q_EMIT schemeRequested(theme::Scheme(index));
    });
    connect(m_text, &widgets::Segments::activated, this, [this](int index) {
        const int percent = kPercents.at(std::size_t(index));
        m_preferences.setTextPercent(percent);
        Q_EMIT textScaleRequested(percent / 100.0);
    });
    connect(m_compact, &QAbstractButton::clicked, this, [this](bool on) {
        m_preferences.setCompactRows(on);
        Q_EMIT compactRowsRequested(on);
    });
    connect(m_folder, &QAbstractButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_info.dataFolder)); });
    connect(m_copy, &QAbstractButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_snippet->toPlainText()); });
    const auto restyle = [this] {
        m_snippet->setFont(theme::font(Type::Mono));
        m_snippet->setFixedHeight(QFontMetrics(m_snippet->font()).lineSpacing() * 11 + 24);
    };
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, restyle);
    // The menu changes the same things.
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &SettingsPage::showLook);
    restyle();
}

QString SettingsPage::pageTitle() const
{
    return tr("Settings");
}

void SettingsPage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_look->setTitle(tr("Language and look"));
    m_languageRow->setTexts(tr("Language"), tr("Changes at once, without a restart."));
    m_language->clear();
    m_language->addItem(tr("System"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Français"), QStringLiteral("fr"));
    m_schemeRow->setTexts(tr("Theme"));
    m_scheme->setSegments({tr("System"), tr("Light"), tr("Dark")});
    m_textRow->setTexts(tr("Text size"), tr("Of everything in this program."));
    QStringList percents;
    for (const int percent : kPercents)
        percents.append(tr("%1%").arg(QLocale().toString(percent)));
    m_text->setSegments(percents);
    m_compactRow->setTexts(tr("Compact rows"), tr("24 instead of 32 pixels a row in lists."));
    showLook();

    m_builtin->setTitle(tr("Built-in backend"));
    const QStringList names{tr("Address"), tr("Data folder"), tr("Access logs to"), tr("Version"),
                            tr("Process")};
    for (int i = 0; i < kFacts; ++i) {
        m_names[i]->setText(names[i]);
        m_values[i]->setAccessibleName(names[i]);
    }
    m_folder->setText(tr("Open"));
    m_folder->setAccessibleName(tr("Open the data folder"));
    m_proxyTitle->setText(tr("Put it in front of an API with nginx"));
    m_proxyText->setText(
        tr("nginx asks about each call and tells about each answer. Put your own upstream in, "
           "and pass 429 on to callers as packaging/proxy/nginx shows."));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the nginx lines"));
    m_snippet->setAccessibleName(tr("Lines for nginx"));

    m_about->setTitle(tr("About"));
    m_aboutText->setText(
        tr("Octroi %1 grants access to APIs, checks it and meters it. It sends no data anywhere but to the "
           "backends that you connect.")
            .arg(QStringLiteral(OCTROI_VERSION)));
    m_licence->setText(
        tr("Free software under the GNU General Public License, version 3 or later, without any warranty."));
    m_partsText->setText(tr("Made with Qt %1, QtCharts, QCoro, QtKeychain, OpenSSL, Boost and SQLite.")
                             .arg(QString::fromLatin1(qVersion())));
    showBuiltin();
}

void SettingsPage::showLook()
{
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_preferences.language())));
    m_scheme->setCurrentIndex(int(m_preferences.scheme()));
    int nearest = 0;
    for (int i = 0; i < int(kPercents.size()); ++i) {
        const int now = m_preferences.textPercent();
        if (std::abs(kPercents.at(std::size_t(i)) - now) < std::abs(kPercents.at(std::size_t(nearest)) - now))
            nearest = i;
    }
    m_text->setCurrentIndex(nearest);
    m_compact->setChecked(m_preferences.compactRows());
}

void SettingsPage::setBuiltinShown(bool shown)
{
    m_builtin->setVisible(shown);
}

void SettingsPage::setBuiltinInfo(const BuiltinInfo &info)
{
    m_info = info;
    showBuiltin();
}

void SettingsPage::showBuiltin()
{
    const QStringList values{m_info.address, m_info.dataFolder, m_info.syslog, m_info.version,
                             m_info.pid > 0 ? QString::number(m_info.pid) : QString()};
    for (int i = 0; i < kFacts; ++i) {
        m_values[i]->setText(values[i]);
        m_names[i]->setVisible(!values[i].isEmpty());
        m_values[i]->setVisible(!values[i].isEmpty());
    }
    m_folder->setVisible(!m_info.dataFolder.isEmpty());
    m_state->setTone(m_info.running ? theme::Tone::Ok : theme::Tone::Neutral);
    m_state->setText(!m_info.running ? tr("Not running.")
                     : m_info.ours   ? tr("Running, started by this window.")
                                     : tr("Running, started by another window over the same folder."));
    const bool known = m_info.running && !m_info.address.isEmpty();
    m_snippet->setPlainText(known ? nginxSnippet(m_info.address, m_info.syslog) : QString());
    for (QWidget *widget : QList<QWidget *>{m_snippet, m_proxyTitle, m_proxyText, m_copy})
        widget->setVisible(known);
}

void SettingsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
