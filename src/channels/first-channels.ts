/** The channels that an empty database starts with, as the original server makes them. */
export const FIRST_CHANNELS = [
  { id: '1', name: '雑談' },
  { id: '2', name: 'ゲーム' },
  { id: '3', name: '音楽' },
  { id: '4', name: '趣味' },
  { id: '5', name: 'ニュース' },
];
