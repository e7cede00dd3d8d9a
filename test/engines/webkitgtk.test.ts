import { newcomersWay } from './newcomer';
import { startWebKit } from './webkitgtk';

newcomersWay('WebKitGTK', startWebKit);
