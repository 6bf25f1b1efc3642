// The part of the world the map shows: home, a box from an address, and the box of what is in view.

const FARTHEST = { south: -65, north: 80, west: -180, east: 180 };
const HOME = { shallow: [20, 15], tall: [40, 5] };
const ROUNDED = 0.05;

export const CLOSEST = 10;

export class View {
  constructor(map) {
    this.map = map;
    this.placing = false;
  }

  /** Move the map without this counting as the reader's own move. */
  place(how) {
    this.placing = true;
    how();
    this.placing = false;
  }

  smallestZoom() {
    return Math.max(1, Math.floor(Math.log2(this.map.getSize().x / 256) + 0.35));
  }

  /** How far from each edge a symbol stands clear of what lies in the corners; a low map keeps half of it for symbols. */
  clear() {
    const { y } = this.map.getSize();
    return { paddingTopLeft: [56, Math.min(86, 0.22 * y)], paddingBottomRight: [56, Math.min(100, 0.28 * y)] };
  }

  /** All of some points that were found, not closer than a region is seen. */
  fit(points) {
    this.place(() => this.map.fitBounds(L.latLngBounds(points), { ...this.clear(), maxZoom: 6, animate: false }));
  }

  /**
   * The inhabited world: all of it where there is room, else as much of it on either side of what was found there, to
   * the north and south and to the west and east.
   */
  goHome(points = []) {
    const zoom = this.smallestZoom();
    const size = this.map.getSize();
    const world = 256 * 2 ** zoom;
    const home = this.map.project(size.y < 0.6 * world ? HOME.shallow : HOME.tall, zoom);
    const { paddingTopLeft, paddingBottomRight } = this.clear();
    const around = points.length ? L.bounds(points.map((point) => this.map.project(point, zoom))).getCenter() : home;
    const lower = (paddingBottomRight[1] - paddingTopLeft[1]) / 2;
    const middle = L.point(size.x < world ? around.x : home.x, size.y < world ? around.y + lower : home.y);
    this.place(() => this.map.setView(this.map.unproject(middle, zoom), zoom, { animate: false }));
  }

  /** The closest view of all of a box; a box made from a view on a screen of this size gives that view again. */
  goToBox(text) {
    const [west, south, east, north] = text.split(",").map(Number);
    const corners = [[north, west], [south, east < west ? east + 360 : east]].map((corner) => this.map.project(corner, 0));
    const [across, down] = [corners[1].x - corners[0].x, corners[1].y - corners[0].y];
    const fits = Math.min(Math.log2(this.map.getSize().x / across), Math.log2(this.map.getSize().y / down));
    if (!Number.isFinite(fits)) return this.goHome();
    const zoom = Math.max(this.smallestZoom(), Math.min(CLOSEST, Math.floor(fits + ROUNDED)));
    const middle = this.map.unproject(corners[0].add(corners[1]).divideBy(2), 0);
    this.place(() => this.map.setView(middle, zoom, { animate: false }));
  }

  /** The middle of the map stays on the world. */
  stayOnWorld() {
    const { lat, lng } = this.map.getCenter();
    const inside = [
      Math.max(FARTHEST.south, Math.min(FARTHEST.north, lat)),
      Math.max(FARTHEST.west, Math.min(FARTHEST.east, lng)),
    ];
    if (inside[0] !== lat || inside[1] !== lng) this.map.panTo(inside);
  }

  boxOfView() {
    const view = this.map.getBounds();
    const digits = this.map.getZoom() > 6 ? 4 : 2;
    const edges = [
      Math.max(view.getWest(), -180),
      Math.max(view.getSouth(), -90),
      Math.min(view.getEast(), 180),
      Math.min(view.getNorth(), 90),
    ];
    return edges.map((edge) => String(Number(edge.toFixed(digits)))).join(",");
  }
}
