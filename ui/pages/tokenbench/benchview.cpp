// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/benchview.h"

#include "models/format.h"
#include "models/pastedfile.h"
#include "models/tokenwords.h"
#include "pages/tokenbench/benchcards.h"
#include "pages/tokenbench/callbar.h"
#include "pages/tokenbench/textlines.h"
#include "pages/tokenbench/tokenedit.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/surface.h"

#include <QClipboard>
#include <QCoroTask>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QScrollArea>

namespace octroi::pages {

using models::BenchReport;
using models::Format;
using models::TokenWords;
using widgets::Label;
using tokens::PastedKind;

namespace {

/// A column that scrolls by itself.
QScrollArea *scrolling(QWidget *content, const QString &name)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    area->setAccessibleName(name);
    area->setWidget(content);
    return area;
}

} // namespace

BenchView::BenchView(Context context, models::BenchDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_desk(desk)
    , m_call(new CallBar(*context.inventory))
    , m_banner(nullptr)
    , m_bannerIcon(new Label)
    , m_headline(new Label({}, theme::Type::CardTitle))
    , m_code(new Label({}, theme::Type::Mono))
    , m_size(new Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_kind(new Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_problem(new widgets::Note(theme::Tone::Warning))
    , m_tokenCard(new widgets::Card)
    , m_textCard(new widgets::Card)
    , m_copy(new widgets::IconButton(QStringLiteral("copy"), {}))
    , m_firstTitle(new Label({}, theme::Type::Strong))
    , m_secondTitle(new Label({}, theme::Type::Strong))
    , m_empty(new widgets::EmptyState(widgets::EmptyState::Picture::Gate))
    , m_edit(new TokenEdit)
    , m_first(new TextLines)
    , m_second(new TextLines)
    , m_keys(new KeysCard)
    , m_trace(new TraceCard)
    , m_checks(new ChecksCard)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 0, 24, 24);
    column->setSpacing(16);
    column->addWidget(m_call);
    column->addWidget(verdictBar());
    column->addWidget(m_problem);
    auto *parts = new QHBoxLayout;
    parts->setSpacing(16);
    parts->addWidget(leftPart(), 10);
    auto *rest = new QHBoxLayout;
    rest->setSpacing(16);
    rest->setContentsMargins(0, 0, 0, 0);
    m_columns = new QWidget;
    m_columns->setLayout(rest);
    rest->addWidget(middlePart(), 16);
    rest->addWidget(m_right = scrolling(m_checks, {}), 14);
    parts->addWidget(m_columns, 30);
    parts->addWidget(m_empty, 30);
    column->addLayout(parts, 1);
    connectParts();
    retranslate();
}

QWidget *BenchView::verdictBar()
{
    auto *bar = new widgets::Surface(theme::Color::DangerBg);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(12);
    m_headline->setWordWrap(true);
    row->addWidget(m_bannerIcon);
    row->addWidget(m_headline, 1);
    row->addWidget(m_code);
    m_banner = bar;
    return bar;
}

QWidget *BenchView::leftPart()
{
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    m_tokenCard->addHeadWidget(m_size);
    m_tokenCard->addHeadWidget(m_copy);
    m_tokenCard->body()->addWidget(m_kind);
    m_tokenCard->body()->addWidget(m_edit, 1);
    column->addWidget(m_tokenCard, 1);
    column->addWidget(m_keys);
    left->setMinimumWidth(260);
    return left;
}

QWidget *BenchView::middlePart()
{
    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    m_textCard->setBodyMargins({0, 12, 0, 16});
    for (const auto &[title, lines] : {std::pair(m_firstTitle, m_first), std::pair(m_secondTitle, m_second)}) {
        title->setContentsMargins(16, 0, 16, 4);
        m_textCard->body()->addWidget(title);
        m_textCard->body()->addWidget(lines);
        m_textCard->body()->addSpacing(8);
    }
    column->addWidget(m_textCard);
    column->addWidget(m_trace);
    column->addStretch();
    return scrolling(middle, {});
}

void BenchView::connectParts()
{
    connect(&m_desk, &models::BenchDesk::changed, this, &BenchView::update);
    connect(m_edit, &TokenEdit::tokenChanged, &m_desk, &models::BenchDesk::setPasted);
    connect(m_edit, &TokenEdit::fileDropped, this, &BenchView::openFile);
    connect(m_call, &CallBar::changed, this, [this] { m_desk.setCall(m_call->call()); });
    connect(m_call, &CallBar::asked, &m_desk, &models::BenchDesk::askBackend);
    connect(m_keys, &KeysCard::fetchWanted, &m_desk, &models::BenchDesk::fetchKeys);
    connect(m_checks, &ChecksCard::actionWanted, this, &BenchView::act);
    connect(m_trace, &TraceCard::objectWanted, this, &BenchView::objectWanted);
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, &BenchView::paste);
    connect(m_context.inventory, &inventory::Inventory::catalogueChanged, m_call, &CallBar::refill);
    connect(m_context.inventory, &inventory::Inventory::reset, this, [this] {
        m_call->refill();
        update();
    });
    connect(m_context.backend, &backends::Backend::stateChanged, this, &BenchView::update);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &BenchView::update);
    connect(m_copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(decoded()); });
}

void BenchView::retranslate()
{
    m_tokenCard->setTitle(tr("Token"));
    m_edit->setAccessibleName(tr("Token, key, proof, certificate or key set"));
    m_edit->setPlaceholderText(tr("Paste or drop a token, an API key, a DPoP proof, a certificate or a key set"));
    m_copy->setName(tr("Copy header and claims"));
    m_empty->setTitle(tr("Nothing on the bench"));
    m_empty->setText(tr("Paste a token here, and see what it says, whether it holds, where each of its rights comes from, and whether a call with it would be let through. Nothing leaves this computer unless you ask."));
    m_empty->setAction(tr("Paste"), QStringLiteral("copy"));
    m_first->setAccessibleName(tr("Header"));
    m_second->setAccessibleName(tr("Claims"));
    m_right->setAccessibleName(tr("Checks"));
    m_call->retranslate();
    m_checks->retranslate();
    m_trace->retranslate();
    m_keys->retranslate();
    update();
}

QString BenchView::whyNotAskable() const
{
    if (!m_desk.canAsk())
        return tr("%1 is not connected, or does not judge calls.").arg(m_context.backend->info().name);
    const PastedKind kind = m_desk.pasted().kind;
    const bool shown = kind == PastedKind::Jwt || kind == PastedKind::Opaque || kind == PastedKind::ApiKey || kind == PastedKind::BrokenApiKey;
    return shown ? QString() : tr("Paste a token or an API key first.");
}

void BenchView::update()
{
    const BenchReport report = m_desk.report();
    const bool nothing = isEmpty();
    m_columns->setVisible(!nothing);
    m_empty->setVisible(nothing);
    m_kind->setText(nothing ? QString() : TokenWords::kind(report.kind));
    const qsizetype size = m_desk.pasted().text.size();
    m_size->setText(nothing ? QString() : tr("%n character(s)", nullptr, int(size)));
    m_copy->setVisible(!report.first.isEmpty());
    m_edit->setParts(report.parts);
    m_textCard->setVisible(!report.first.isEmpty());
    m_firstTitle->setText(report.firstTitle);
    m_secondTitle->setText(report.secondTitle);
    m_secondTitle->setVisible(!report.second.isEmpty());
    m_second->setVisible(!report.second.isEmpty());
    m_first->setLines(report.first);
    m_second->setLines(report.second);
    m_trace->show(report.trace);
    m_keys->show(report.keys, report.keysReadAt.isValid() ? tr("Read %1").arg(Format::relative(report.keysReadAt, m_context.clock->now())) : QString(), report.kind == PastedKind::Jwt);
    m_checks->show(report);
    m_call->setAskable(whyNotAskable());
    showBanner(report);
    const QString problem = m_desk.problem() ? Format::error(*m_desk.problem()) : m_fileProblem;
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void BenchView::showBanner(const BenchReport &report)
{
    using Mood = BenchReport::Mood;
    m_banner->setVisible(report.mood != Mood::None && !m_desk.isBusy());
    const bool good = report.mood == Mood::Good, bad = report.mood == Mood::Bad;
    const theme::Tone tone = good ? theme::Tone::Ok : bad ? theme::Tone::Danger : theme::Tone::Info;
    static_cast<widgets::Surface *>(m_banner)->setFill(theme::backgroundColor(tone));
    m_bannerIcon->setPixmap(theme::pixmap(good ? QStringLiteral("check-circle") : bad ? QStringLiteral("cross-circle") : QStringLiteral("info"), theme::textColor(tone), theme::kIcon, devicePixelRatioF()));
    m_headline->setColor(theme::textColor(tone));
    m_code->setColor(theme::textColor(tone));
    m_headline->setText(report.headline);
    m_code->setText(report.code);
}

void BenchView::act(const QString &action)
{
    if (action == QLatin1String("fetch_keys"))
        return m_desk.fetchKeys();
    if (action == QLatin1String("introspect"))
        return m_desk.introspect();
    const QString client = tokens::read(m_desk.pasted().text.reveal()).claims.value(QLatin1String("client_id")).toString();
    Q_EMIT objectWanted(QStringLiteral("clients"), client);
}

void BenchView::paste()
{
    setText(QGuiApplication::clipboard()->text());
}

void BenchView::setText(const QString &text)
{
    m_fileProblem.clear();
    m_edit->setToken(text.trimmed());
    m_desk.setPasted(text.toUtf8());
    m_edit->setFocus(Qt::OtherFocusReason);
}

void BenchView::openFile(const QString &path)
{
    QCoro::connect(models::readPastedFile(path), this, [this, path](const Result<QByteArray> &bytes) {
        if (!bytes) {
            m_fileProblem = bytes.error().code == ErrorCode::TooLarge ? tr("%1 is larger than 16 MB.").arg(path) : tr("%1 cannot be read: %2").arg(path, bytes.error().detail);
            return update();
        }
        m_fileProblem.clear();
        // What is too long for an editor is looked at all the same.
        m_edit->setToken(QString::fromUtf8(bytes->left(200'000)).trimmed());
        m_desk.setPasted(*bytes);
    });
}

void BenchView::clear()
{
    m_fileProblem.clear();
    m_edit->setToken({});
    m_desk.clear();
    m_edit->setFocus(Qt::OtherFocusReason);
}

bool BenchView::isEmpty() const
{
    return m_desk.pasted().text.isEmpty();
}

void BenchView::focusInput()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

QString BenchView::decoded() const
{
    return m_first->text() + m_second->text();
}

} // namespace octroi::pages
