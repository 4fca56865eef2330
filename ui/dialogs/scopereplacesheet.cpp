// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/scopereplacesheet.h"

#include "change/scopereplacement.h"
#include "models/format.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;
using Kind = change::ScopeHolder::Kind;

ScopeReplaceSheet::ScopeReplaceSheet(pages::Context context, const domain::Scope &scope, QWidget *parent)
    : FormSheet(context, parent)
    , m_scope(scope)
    , m_mode(new widgets::Segments)
    , m_name(new widgets::Field)
    , m_intoLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_reachLabel(new widgets::Label)
    , m_into(new QComboBox)
    , m_intoRow(nullptr)
    , m_tokens(new widgets::Note(theme::Tone::Info))
    , m_wildcards(new widgets::Note(theme::Tone::Warning))
{
    setWantedSize({600, 0});
    m_mode->setSegments({QString(), QString()});
    m_mode->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_name->setMono(true);
    m_reachLabel->setWordWrap(true);
    for (const domain::Scope &one : context.inventory->scopes()) {
        if (one.name != m_scope.name)
            m_into->addItem(one.name);
    }
    m_into->setFixedHeight(32);
    m_intoRow = labelled(m_intoLabel, m_into);
    form()->addWidget(m_mode);
    form()->addWidget(m_name);
    form()->addWidget(m_intoRow);
    form()->addWidget(m_reachLabel);
    form()->addWidget(m_wildcards);
    form()->addWidget(m_tokens);
    m_tokens->setSmall(true);
    m_wildcards->setSmall(true);
    retranslate();
    m_name->setText(m_scope.name);
    connect(m_mode, &widgets::Segments::currentChanged, this, &ScopeReplaceSheet::showMode);
    connect(m_name, &widgets::Field::textEdited, this, [this](const QString &text) {
        const auto checked = domain::checkScopeName(text.trimmed());
        m_name->setError(checked || text.isEmpty() || text.endsWith(QLatin1Char(':')) ? QString()
                                                                                       : Format::error(checked.error()));
        showWildcards();
        touch();
    });
    connect(m_into, &QComboBox::currentIndexChanged, this, [this] {
        showWildcards();
        touch();
    });
    if (m_into->count() == 0)
        m_mode->setSegmentEnabled(1, false, tr("There is no other scope."));
    showMode();
    ask();
    setFocusProxy(m_name->lineEdit());
    m_name->lineEdit()->selectAll();
}

ScopeReplaceSheet::~ScopeReplaceSheet()
{
    *m_cancelled = true;
}

bool ScopeReplaceSheet::isMerge() const
{
    return m_mode->currentIndex() == 1;
}

QString ScopeReplaceSheet::other() const
{
    return isMerge() ? m_into->currentText() : m_name->text().trimmed();
}

void ScopeReplaceSheet::retranslate()
{
    setTitle(tr("Rename or merge %1").arg(m_scope.name));
    m_mode->setSegments({tr("Rename"), tr("Merge into another")});
    m_mode->setAccessibleName(tr("What is done with the scope"));
    m_name->setLabel(tr("New name"));
    m_name->setPlaceholderText(QStringLiteral("orders:read"));
    m_intoLabel->setText(tr("Into"));
    m_into->setAccessibleName(tr("The scope that stays"));
    m_tokens->setText(tr("Access tokens that are out keep the old name until they are renewed."));
    submitButton()->setText(tr("Preview…"));
    showReach();
    showWildcards();
}

void ScopeReplaceSheet::showMode()
{
    m_name->setVisible(!isMerge());
    m_intoRow->setVisible(isMerge());
    showWildcards();
}

void ScopeReplaceSheet::ask()
{
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    QCoro::connect(change::scopeReach(context().inventory, {m_scope.name, 30}, m_cancelled), this,
                   [this](const Result<change::ScopeReach> &reach) {
                       if (reach)
                           m_reach = *reach;
                       showReach();
                       showWildcards();
                   });
}

void ScopeReplaceSheet::showReach()
{
    if (!m_reach)
        return m_reachLabel->setText(tr("Looking who has it…"));
    m_reachLabel->setText(
        tr("It is replaced in %1, %2, %3 and %4, in an order in which no call of theirs is refused on the way.",
           "keys, clients, issuers, endpoints")
            .arg(tr("%n key(s)", nullptr, int(m_reach->count(Kind::Key))),
                 tr("%n client(s)", nullptr, int(m_reach->count(Kind::Client))),
                 tr("%n trusted issuer(s)", nullptr, int(m_reach->count(Kind::Issuer))),
                 tr("%n endpoint(s)", nullptr, int(m_reach->askedAt.size()))));
}

/// Who has it by a wildcard only may lose it by the other name.
void ScopeReplaceSheet::showWildcards()
{
    int losing = 0;
    for (const change::ScopeHolder &holder : m_reach ? m_reach->holders : std::vector<change::ScopeHolder>())
        losing += !holder.by.contains(m_scope.name) && !domain::scopesImply(holder.by, other()) ? 1 : 0;
    m_wildcards->setText(tr("%n credential(s) have it by a wildcard that does not cover %1, and lose it.", nullptr, losing)
                             .arg(other()));
    m_wildcards->setVisible(losing > 0 && !other().isEmpty());
}

bool ScopeReplaceSheet::showFieldError(const Error &error)
{
    if (isMerge() || (error.field != QLatin1String("by") && error.reason != QLatin1String("scope_syntax")))
        return false;
    m_name->setError(error.code == ErrorCode::Exists
                         ? tr("There is a scope of that name already. Merge into it instead.")
                         : Format::error(error));
    return true;
}

void ScopeReplaceSheet::submit()
{
    const auto name = domain::checkScopeName(other());
    if (!name) {
        m_name->setError(Format::error(name.error()));
        return;
    }
    if (*name == m_scope.name) {
        m_name->setError(tr("That is its name already."));
        return;
    }
    const change::ScopeReplacementWish wish{m_scope.name, *name, isMerge()};
    QCoro::connect(change::scopeReplacement(context().inventory, wish), this,
                   [this](const Result<QList<change::Change>> &changes) { take(changes); });
}

void ScopeReplaceSheet::take(const Result<QList<change::Change>> &changes)
{
    if (changes)
        Q_EMIT changesWanted(*changes);
    else if (!showFieldError(changes.error()))
        showProblem(Format::error(changes.error()));
}

} // namespace octroi::dialogs
