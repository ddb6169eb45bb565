// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/traffic/treemap_view.h"

#include "model/session/explorer_session.h"
#include "model/traffic/traffic_text.h"
#include "ui/docks/traffic/treemap_layout.h"
#include "ui/text/plain_text.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <cmath>
#include <limits>

namespace ui {

using explorer::TrafficArea;

namespace {

constexpr int kLongestName = 256;

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto mix = [part](int from, int to) { return int(std::lround(from + (to - from) * part)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

TreemapView::TreemapView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Traffic map"));
    setToolTip({}); // its areas have their own
}

// ── what stands where ───────────────────────────────────────────────────────────────────────────────

TreemapView::Tile TreemapView::tileOf(const TrafficArea &area, const std::string &above) const
{
    Tile tile;
    tile.kind = area.kind;
    tile.session = area.source.session;
    tile.node = area.node;
    tile.rate = area.rate;
    tile.value = area.value;
    tile.others = area.others;
    tile.hasBelow = area.hasBelow;
    if (area.kind == TrafficArea::Kind::Others) {
        tile.name = tr("%Ln other(s)", nullptr, int(area.others));
    } else if (area.node == explorer::kRootNode) {
        tile.name = area.source.session ? visibleText(area.source.session->profile().name, 80) : QString();
        tile.fullName = tile.name;
    } else {
        const std::string name = area.source.meter->tree().fullName(area.node);
        tile.fullName = visibleText(name, kLongestName);
        const bool isBelow = name.size() > above.size() && !above.empty() && name.starts_with(above) && name[above.size()] == '/';
        tile.name = isBelow ? visibleText(name.substr(above.size() + 1), kLongestName) : tile.fullName;
        if (area.kind == TrafficArea::Kind::Own)
            tile.name = tr("(itself)");
    }
    return tile;
}

void TreemapView::setAreas(const std::vector<TrafficArea> &areas, explorer::NodeId below, bool byMessages)
{
    const Tile before = m_current >= 0 ? m_tiles[std::size_t(m_current)] : Tile();
    m_byMessages = byMessages;
    m_tiles.clear();
    double total = 0;
    for (const TrafficArea &area : areas) {
        total += area.value;
        const std::size_t group = m_tiles.size();
        const bool isBelow = area.source.meter && below != explorer::kRootNode;
        m_tiles.push_back(tileOf(area, isBelow ? area.source.meter->tree().fullName(below) : std::string()));
        m_tiles.back().group = group;
        m_tiles.back().isFrame = !area.inside.empty();
        if (area.inside.empty())
            continue;
        const std::string name =
            area.node == explorer::kRootNode ? std::string() : area.source.meter->tree().fullName(area.node);
        for (const TrafficArea &inner : area.inside) {
            m_tiles.push_back(tileOf(inner, name));
            m_tiles.back().group = group;
        }
    }
    m_current = -1;
    m_hovered = -1;
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        Tile &tile = m_tiles[i];
        tile.share = total > 0 ? tile.value / total : 0;
        if (tile.session == before.session && tile.node == before.node && tile.kind == before.kind && before.session)
            m_current = int(i);
    }
    layOut();
}

QRectF TreemapView::insideOf(const QRectF &frame) const
{
    const double head = fontMetrics().height() + 2;
    // Too flat for a heading: what stands in it tells more.
    const bool hasHead = frame.height() > 2.5 * head && frame.width() > 3 * head;
    return frame.adjusted(2, hasHead ? head : 2, -2, -2);
}

void TreemapView::layOut()
{
    std::vector<double> values;
    for (const Tile &tile : m_tiles) {
        if (&m_tiles[tile.group] == &tile)
            values.push_back(tile.value);
    }
    const std::vector<QRectF> groups = squarified(values, QRectF(rect()));
    auto next = groups.begin();
    for (std::size_t i = 0; i < m_tiles.size();) {
        m_tiles[i].rect = *next++;
        const std::size_t group = i;
        values.clear();
        for (++i; i < m_tiles.size() && m_tiles[i].group == group; ++i)
            values.push_back(m_tiles[i].value);
        const std::vector<QRectF> inside = squarified(values, insideOf(m_tiles[group].rect));
        for (std::size_t k = 0; k < inside.size(); ++k)
            m_tiles[group + 1 + k].rect = inside[k];
    }
    update();
}

int TreemapView::tileAt(const QPointF &at) const
{
    int found = -1;
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        if (m_tiles[i].rect.contains(at)) // what stands in it comes behind it
            found = int(i);
    }
    return found;
}

QString TreemapView::describe(const Tile &tile) const
{
    const QString name = tile.kind == TrafficArea::Kind::Others ? tile.name
                         : tile.kind == TrafficArea::Kind::Own  ? tr("%1, without what is below it").arg(tile.fullName)
                                                                : tile.fullName;
    const QString share = (m_byMessages ? tr("%1 of all messages seen here") : tr("%1 of all bytes seen here"))
                              .arg(explorer::percentText(tile.share));
    const QString figures = tr("%1 messages/s, %2/s, %3 a message")
                                .arg(explorer::rateText(tile.rate.messages), explorer::byteText(tile.rate.bytes),
                                     explorer::byteText(tile.rate.size()));
    return name + u'\n' + figures + u'\n' + share;
}

// ── painting ────────────────────────────────────────────────────────────────────────────────────────

void TreemapView::paintTile(QPainter &painter, const Tile &tile) const
{
    const QRectF rect = tile.rect.adjusted(0.5, 0.5, -0.5, -0.5);
    if (rect.width() < 1 || rect.height() < 1)
        return;
    const QColor base = palette().color(QPalette::Base);
    const bool isGroup = &m_tiles[tile.group] == &tile;
    const Tile &group = m_tiles[tile.group];
    const QColor tint = group.kind == TrafficArea::Kind::Others ? colorsFor(palette()).muted
                                                                : seriesColor(int(group.node % 8), palette());
    const double strength = (tile.isFrame ? 0.34 : isGroup ? 0.30 : 0.22) + (isDark(palette()) ? 0.06 : 0);
    painter.fillRect(rect, mixed(base, tint, strength));
    painter.setPen(base);
    painter.drawRect(rect);

    const int line = fontMetrics().height();
    const QRectF room = rect.adjusted(space::kTight, 1, -space::kTight, -1);
    if (room.width() < 2 * line || room.height() < line - 1)
        return;
    painter.setPen(palette().color(QPalette::Text));
    const QString figure = m_byMessages ? tr("%1/s").arg(explorer::rateText(tile.rate.messages))
                                        : tr("%1/s").arg(explorer::byteText(tile.rate.bytes));
    const auto draw = [&](const QString &text, double top) {
        const QString shown = fontMetrics().elidedText(text, Qt::ElideRight, int(room.width()));
        painter.drawText(QRectF(room.left(), room.top() + top, room.width(), line), Qt::AlignLeft | Qt::AlignVCenter, shown);
    };
    if (tile.isFrame) {
        if (insideOf(tile.rect).top() - tile.rect.top() > 2)
            draw(QStringLiteral("%1   %2   %3").arg(tile.name, figure, explorer::percentText(tile.share)), 0);
        return;
    }
    draw(tile.name, 0);
    if (room.height() >= 2 * line)
        draw(figure, line);
    if (room.height() >= 3 * line)
        draw(explorer::percentText(tile.share), 2 * line);
}

void TreemapView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    for (const Tile &tile : m_tiles)
        paintTile(painter, tile);
    const auto frame = [&](int tile, int width) {
        QPen pen(palette().color(QPalette::Highlight), width);
        pen.setJoinStyle(Qt::MiterJoin);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(m_tiles[std::size_t(tile)].rect.adjusted(1, 1, -1.5, -1.5));
    };
    if (m_hovered >= 0)
        frame(m_hovered, 1);
    if (m_current >= 0 && hasFocus())
        frame(m_current, 3);
}

void TreemapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

// ── mouse and keyboard ──────────────────────────────────────────────────────────────────────────────

bool TreemapView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int tile = tileAt(help->pos());
    if (tile >= 0)
        QToolTip::showText(help->globalPos(), plainTip(describe(m_tiles[std::size_t(tile)])), this,
                           m_tiles[std::size_t(tile)].rect.toRect());
    else
        QToolTip::hideText();
    return true;
}

void TreemapView::mouseMoveEvent(QMouseEvent *event)
{
    const int tile = tileAt(event->position());
    if (tile != m_hovered) {
        m_hovered = tile;
        update();
    }
}

void TreemapView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    update();
}

void TreemapView::mousePressEvent(QMouseEvent *event)
{
    const int tile = tileAt(event->position());
    if (event->button() != Qt::LeftButton || tile < 0)
        return;
    setCurrent(tile);
    pick(tile);
}

void TreemapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        enter(tileAt(event->position()));
}

void TreemapView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0 && !m_tiles.empty())
        setCurrent(0);
}

void TreemapView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCurrent(-1, 0);
    case Qt::Key_Right:
        return moveCurrent(1, 0);
    case Qt::Key_Up:
        return moveCurrent(0, -1);
    case Qt::Key_Down:
        return moveCurrent(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return pick(m_current);
    case Qt::Key_Space:
        return enter(m_current);
    case Qt::Key_Backspace:
        Q_EMIT upRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TreemapView::setCurrent(int tile)
{
    m_current = tile;
    setAccessibleDescription(tile >= 0 ? describe(m_tiles[std::size_t(tile)]) : QString());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

/// To the nearest area whose middle lies that way; a step aside counts double.
void TreemapView::moveCurrent(int dx, int dy)
{
    if (m_current < 0) {
        if (!m_tiles.empty())
            setCurrent(0);
        return;
    }
    const QPointF from = m_tiles[std::size_t(m_current)].rect.center();
    double nearest = std::numeric_limits<double>::max();
    int best = -1;
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        if (m_tiles[i].isFrame || int(i) == m_current)
            continue;
        const QPointF way = m_tiles[i].rect.center() - from;
        const double ahead = way.x() * dx + way.y() * dy;
        const double aside = std::abs(way.x() * dy) + std::abs(way.y() * dx);
        if (ahead <= 0.5 || aside > 2 * ahead + 1)
            continue;
        if (const double distance = ahead + 2 * aside; distance < nearest) {
            nearest = distance;
            best = int(i);
        }
    }
    if (best >= 0)
        setCurrent(best);
}

void TreemapView::pick(int tile)
{
    if (tile < 0 || m_tiles[std::size_t(tile)].kind == TrafficArea::Kind::Others)
        return;
    Q_EMIT picked(m_tiles[std::size_t(tile)].session, m_tiles[std::size_t(tile)].node);
}

void TreemapView::enter(int tile)
{
    if (tile < 0)
        return;
    const Tile &group = m_tiles[m_tiles[std::size_t(tile)].group];
    if (group.kind == TrafficArea::Kind::Node && group.hasBelow)
        Q_EMIT entered(group.session, group.node);
}

} // namespace ui
