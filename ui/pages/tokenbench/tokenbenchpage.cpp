// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/tokenbenchpage.h"

#include "pages/tokenbench/benchview.h"
#include "pages/tokenbench/calllogview.h"
#include "pages/tokenbench/livetokensview.h"
#include "pages/tokenbench/requestview.h"
#include "pages/tokenbench/trusteditor.h"
#include "pages/tokenbench/trustview.h"
#include "widgets/button.h"
#include "widgets/pageheader.h"
#include "widgets/segments.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QStackedWidget>

namespace octroi::pages {

using widgets::Button;

TokenBenchPage::TokenBenchPage(Context context, QWidget *parent)
    : Page(context, parent)
    , m_desk(new models::BenchDesk(*context.backend, *context.inventory, *context.clock, this))
    , m_header(new widgets::PageHeader)
    , m_views(new widgets::Segments)
    , m_open(new Button(QString(), Button::Kind::Secondary))
    , m_clear(new Button(QString(), Button::Kind::Secondary))
    , m_paste(new Button(QString(), Button::Kind::Primary))
    , m_stack(new QStackedWidget)
    , m_bench(new BenchView(context, *m_desk))
    , m_request(new RequestView(context))
    , m_live(new LiveTokensView(context))
    , m_trusted(new TrustView(context))
    , m_calls(new CallLogView(context))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_paste->setIconName(QStringLiteral("copy"));
    for (Button *button : {m_open, m_clear, m_paste})
        m_header->addAction(button);
    column->addWidget(m_header);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 24, 16);
    row->addWidget(m_views);
    row->addStretch();
    column->addLayout(row);
    for (QWidget *view : std::initializer_list<QWidget *>{m_bench, m_request, m_live, m_trusted, m_calls})
        m_stack->addWidget(view);
    column->addWidget(m_stack, 1);
    connectParts();
    retranslate();
    show(Bench);
}

void TokenBenchPage::connectParts()
{
    connect(m_views, &widgets::Segments::currentChanged, this, [this](int index) { show(View(index)); });
    connect(m_open, &QAbstractButton::clicked, this, &TokenBenchPage::chooseFile);
    connect(m_clear, &QAbstractButton::clicked, m_bench, &BenchView::clear);
    connect(m_paste, &QAbstractButton::clicked, m_bench, &BenchView::paste);
    const auto objectWanted = [this](const QString &page, const QString &id) { Q_EMIT goTo({page, id, {}}); };
    connect(m_bench, &BenchView::objectWanted, this, objectWanted);
    connect(m_request, &RequestView::tokenWanted, this, [this](const QString &token) {
        m_views->setCurrentIndex(Bench);
        m_bench->setText(token);
    });
    connect(m_live, &LiveTokensView::changeRequested, this, &Page::changeRequested);
    connect(m_live, &LiveTokensView::clientWanted, this, [objectWanted](const QString &id) { objectWanted(QStringLiteral("clients"), id); });
    connect(m_trusted, &TrustView::changeRequested, this, &Page::changeRequested);
    for (tokens::WebClient *web : {&m_desk->web(), &m_request->web(), &m_trusted->editor().web()})
        connect(web, &tokens::WebClient::exchanged, &m_calls->model(), &models::LoggedCallsModel::add);
    // What the APIs trust may have changed.
    connect(context().spine, &change::Spine::journalChanged, this, [this] {
        if (isVisible())
            m_desk->readTrusted();
    });
}

QString TokenBenchPage::pageTitle() const
{
    return tr("Token bench");
}

void TokenBenchPage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_views->setSegments({tr("Bench"), tr("Request a token"), tr("Live tokens"), tr("Trusted issuers"), tr("Call log")});
    m_views->setAccessibleName(tr("Parts of the token bench"));
    m_open->setText(tr("Open file…"));
    m_clear->setText(tr("Clear"));
    m_paste->setText(tr("Paste"));
    m_bench->retranslate();
    m_request->retranslate();
    m_live->retranslate();
    m_trusted->retranslate();
    m_calls->retranslate();
    show(View(m_stack->currentIndex()));
}

void TokenBenchPage::show(View view)
{
    m_stack->setCurrentIndex(int(view));
    for (Button *button : {m_open, m_clear, m_paste})
        button->setVisible(view == Bench);
    m_header->setCaption(view == Bench ? tr("Nothing leaves this computer unless you ask") : QString());
}

void TokenBenchPage::open(const Target &target)
{
    static const QStringList names{QString(), QStringLiteral("request"), QStringLiteral("live"), QStringLiteral("trusted"), QStringLiteral("calls")};
    const int view = std::max<int>(0, int(names.indexOf(target.objectId)));
    m_views->setCurrentIndex(view);
    if (view == Bench && !target.filter.isEmpty())
        m_bench->setText(target.filter);
    else if (view == Bench)
        m_bench->focusInput();
    else if (view == Request)
        target.filter.isEmpty() ? m_request->focusFirst() : m_request->setClient(target.filter);
    else if (view == Live && !target.filter.isEmpty())
        m_live->setFilter(target.filter);
    if (view != Bench && view != Request)
        m_views->setFocus(Qt::OtherFocusReason);
}

void TokenBenchPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a token, certificate or key set"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_bench, &BenchView::openFile);
    dialog->open();
}

bool TokenBenchPage::focusFilter()
{
    if (m_stack->currentIndex() == Live)
        m_live->focusFilter();
    else if (m_stack->currentIndex() == Calls)
        m_calls->focusFilter();
    else
        return false;
    return true;
}

bool TokenBenchPage::createNew()
{
    return m_stack->currentIndex() == Trusted && m_trusted->createNew();
}

bool TokenBenchPage::copyAsCsv()
{
    const int view = m_stack->currentIndex();
    return (view == Live && m_live->copyAsCsv()) || (view == Trusted && m_trusted->copyAsCsv()) || (view == Calls && m_calls->copyAsCsv());
}

bool TokenBenchPage::removeSelected()
{
    return m_stack->currentIndex() == Live && m_live->endSelected();
}

bool TokenBenchPage::closeTopmost()
{
    if (m_stack->currentIndex() == Trusted)
        return m_trusted->closeEditor();
    if (m_stack->currentIndex() != Bench || m_bench->isEmpty())
        return false;
    m_bench->clear();
    return true;
}

QJsonObject TokenBenchPage::saveState() const
{
    // Never what lies on the bench: it is a secret. The keys of issuers are public.
    return {{QStringLiteral("view"), m_stack->currentIndex()}, {QStringLiteral("issuer_keys"), m_desk->keptKeys()}};
}

void TokenBenchPage::restoreState(const QJsonObject &state)
{
    m_desk->restoreKeys(state.value(QLatin1String("issuer_keys")).toObject());
    m_views->setCurrentIndex(std::clamp(state.value(QLatin1String("view")).toInt(), int(Bench), int(Calls)));
}

void TokenBenchPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_desk->readTrusted();
}

void TokenBenchPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
